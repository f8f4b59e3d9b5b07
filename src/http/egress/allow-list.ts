import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** One place that may be reached though it is not public: a range of addresses, or a host, on one port or on any. */
export type Allowed =
  | { kind: 'range'; range: ReturnType<typeof ipaddr.parseCIDR> }
  | { kind: 'host'; host: string; port: number | undefined }

/**
 * Reads an entry: an address, a CIDR range, a host, or a host with a port (`10.0.0.0/8`, `::1`, `broker.internal:1026`). Gives
 * undefined for all else.
 */
export function readAllowed(entry: string): Allowed | undefined {
  if (entry.includes('/')) return readRange(entry)
  if (isIP(entry) !== 0) return readRange(`${entry}/${isIP(entry) === 4 ? 32 : 128}`)
  const [, host = '', port] = /^([^/?#@*\\\s]+?)(?::(\d{1,5}))?$/.exec(entry) ?? []
  const name = normaliseHost(host)
  if (name === undefined || (port !== undefined && !isPort(Number(port)))) return undefined
  if (port === undefined && isIP(name) !== 0) return readAllowed(name)
  return { kind: 'host', host: name, port: port === undefined ? undefined : Number(port) }
}

/** The entry for the host and port of an address: `https://id.example` is that host on port 443. */
export function allowOrigin(origin: string): Allowed {
  const url = new URL(origin)
  return { kind: 'host', host: normaliseHost(url.hostname) as string, port: portOf(url) }
}

/** Whether an entry names the host, as `normaliseHost` writes it. */
export function namesHost(list: readonly Allowed[], host: string, port: number): boolean {
  return list.some(
    (one) =>
      one.kind === 'host' && one.host === host && (one.port === undefined || one.port === port),
  )
}

/** Whether a range holds the address. */
export function holdsAddress(list: readonly Allowed[], address: string): boolean {
  const parsed = ipaddr.process(address)
  return list.some(
    (one) =>
      one.kind === 'range' &&
      one.range[0].kind() === parsed.kind() &&
      parsed.match(one.range as never),
  )
}

/**
 * A host as an address (URL) has it: small letters, punycode, numbers in any notation as an IP address, without brackets and without
 * the dot at the end. Undefined when it cannot stand there. Source: WHATWG URL, host parsing.
 */
export function normaliseHost(host: string): string | undefined {
  if (/[/?#@\\\s]/.test(host)) return undefined
  const bracketed = isIP(host) === 6 ? `[${host}]` : host
  const name = URL.parse(`http://${bracketed}/`)?.hostname.replace(/^\[|\]$|\.$/g, '')
  return name || undefined
}

/** The port of an address, the scheme's own where it names none. */
export function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port)
  return protocol === 'https:' ? 443 : 80
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535
}

function readRange(text: string): Allowed | undefined {
  if (!/^[\da-f.:]+\/\d{1,3}$/i.test(text) || !ipaddr.isValidCIDR(text)) return undefined
  const range = ipaddr.parseCIDR(text)
  // Mapped addresses are unwrapped before they are compared, so such a range would hold nothing.
  const isMapped = range[0].kind() === 'ipv6' && range[0].range() === 'ipv4Mapped'
  return isMapped || isIP(text.split('/')[0] as string) === 0 ? undefined : { kind: 'range', range }
}
