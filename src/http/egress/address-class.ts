import ipaddr from 'ipaddr.js'

/** What the Internet routes to one machine today (IANA, IPv6 Global Unicast). The rest of IPv6 is not assigned. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/** The classes in which a host that an operator named may lie besides; never link-local, where clouds keep their secrets. */
const near = new Set(['private', 'uniqueLocal', 'loopback', 'carrierGradeNat'])

/**
 * Whether an address is public: unicast, no range of special use, nothing that stands for another address (mapped, 6to4, NAT64).
 * `::7f00:1`, which is 127.0.0.1 in a form that is no longer used, passes for unicast with the library alone.
 */
export function isPublic(address: string): boolean {
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast as never)
}

/** Whether a host that an operator named may have this address. */
export function isOrdinary(address: string): boolean {
  return isPublic(address) || near.has(ipaddr.process(address).range())
}
