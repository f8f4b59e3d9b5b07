import { isIP, type LookupFunction, connect as openPlain, type Socket } from 'node:net'
import { type ConnectionOptions, connect as openTls } from 'node:tls'
import { findAddresses, type Reach, type Rules, readHost, refuseHost } from './places.ts'

/** Where a connection goes that is not http. With `tls` it is secured and the certificate held against the host. */
export type Door = {
  host: string
  port: number
  tls?: Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'ALPNProtocols'> | undefined
}

/**
 * Opens a connection to an address that was tested in the same step. An IP address never reaches the lookup, so it is tested before.
 * Throws `egressRefused`; a name that may not be reached, or cannot be, is an error of the socket.
 */
export function openSocket(rules: Rules, { host, port, tls }: Door, reach: Reach): Socket {
  const name = readHost(host)
  refuseHost(rules, name, port, reach)
  const lookup: LookupFunction = (_host, options, callback) => {
    findAddresses(rules, name, port, reach).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: isIP(address) }))
        const [first = { address: '', family: 0 }] = found
        if (options.all) callback(null, found)
        else callback(null, first.address, first.family)
      },
      (error) => callback(error, ''),
    )
  }
  if (tls === undefined) return openPlain({ host: name, port, lookup })
  return openTls({ ...tls, host: name, port, lookup, servername: isIP(name) === 0 ? name : '' })
}
