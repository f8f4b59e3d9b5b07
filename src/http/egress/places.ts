import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isOrdinary, isPublic } from './address-class.ts'
import { type Allowed, holdsAddress, namesHost, normaliseHost, portOf } from './allow-list.ts'
import { failed, refused } from './problems.ts'

/**
 * How far a request may go. `public`: to public addresses and to what is allowed, as notifications do; `listed`: only to what is
 * allowed, as contexts, imports and sign-in do.
 */
export type Reach = 'public' | 'listed'

/** Finds the addresses of a name, in the order in which they are tried. */
export type Resolve = (host: string) => Promise<readonly string[]>

/** By what it is decided where requests may go. */
export type Rules = { allow: readonly Allowed[]; resolve: Resolve }

const longestAddress = 8192

/** Asks the machine's own resolver: what `/etc/hosts` and the network's name server say. */
export const resolveByMachine: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/** Reads an address of http or https. Throws `egressRefused`. */
export function readAddress(address: string | URL): URL {
  const text = String(address)
  const url = text.length <= longestAddress ? URL.parse(text) : null
  if (url === null) throw refused('unreadable')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused('scheme')
  if (url.username !== '' || url.password !== '') throw refused('credentials')
  return url
}

/** Reads a host as an address has it: numbers in any notation as an IP address. Throws `egressRefused`. */
export function readHost(host: string): string {
  const name = normaliseHost(host)
  if (name === undefined) throw refused('unreadable')
  return name
}

/** Throws `egressRefused` where the host alone tells that it may not be reached; a name tells only when it is resolved. */
export function refuseHost(rules: Rules, host: string, port: number, reach: Reach) {
  if (isIP(host) !== 0) return refuseAddresses(rules, host, port, [host], reach)
  const couldBe = reach === 'public' || rules.allow.some(({ kind }) => kind === 'range')
  if (!couldBe && !namesHost(rules.allow, host, port)) throw refused('place')
}

/** Throws `egressRefused` where the address alone tells that it may not be reached. */
export function refuseAddress(rules: Rules, url: URL, reach: Reach) {
  refuseHost(rules, readHost(url.hostname), portOf(url), reach)
}

/**
 * Resolves a host once and gives its addresses, each of which may be reached. One that may not refuses the name as a whole. Names that
 * nothing could allow are not looked up. Throws `egressRefused` or `egressFailed`.
 */
export async function findAddresses(
  rules: Rules,
  host: string,
  port: number,
  reach: Reach,
): Promise<readonly string[]> {
  const name = readHost(host)
  refuseHost(rules, name, port, reach)
  const addresses = isIP(name) === 0 ? await resolveName(rules, name) : [name]
  refuseAddresses(rules, name, port, addresses, reach)
  return addresses
}

async function resolveName({ resolve }: Rules, name: string): Promise<readonly string[]> {
  const addresses = await resolve(name).catch((error) => {
    throw failed('unreachable', error)
  })
  const known = addresses.filter((address) => isIP(address) !== 0)
  if (known.length === 0) throw failed('unreachable')
  return known
}

function refuseAddresses(
  { allow }: Rules,
  name: string,
  port: number,
  addresses: readonly string[],
  reach: Reach,
) {
  const isNamed = namesHost(allow, name, port)
  const fits = (address: string) =>
    holdsAddress(allow, address) ||
    (isNamed ? isOrdinary(address) : reach === 'public' && isPublic(address))
  if (!addresses.every(fits)) throw refused('place')
}
