import { type CheckAddress, isMqtt } from './read-endpoint.ts'

/** As much of the egress guard as tells whether an address may be reached at all. */
type Guard = { check(address: URL, reach: 'public'): void }

/**
 * Makes what refuses addresses that notifications could never go to, when somebody subscribes. A name tells only when it is asked:
 * it is tested again with each notification.
 */
export function makeAddressCheck(guard: Guard): CheckAddress {
  return (address) => {
    // The host of an address with a scheme that browsers do not know is not read as one; as http it is.
    const asHttp = isMqtt(address.protocol)
      ? new URL(`http://${address.hostname}:${address.port || 1883}/`)
      : address
    guard.check(asHttp, 'public')
  }
}
