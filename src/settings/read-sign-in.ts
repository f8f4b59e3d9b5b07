import { type ClaimNames, readEmail, standardClaims } from '../identity/index.ts'

/** The address of a sender, as it is written. */
export function readAddress(value: string): string | undefined {
  return readEmail(value)
}

/** The issuer of a provider: https, or http on this machine as in development; no query and no fragment. */
export function readIssuer(value: string): string | undefined {
  const url = URL.parse(value)
  if (!url || url.search || url.hash || url.username) return undefined
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
    ? value
    : undefined
}

export function readScopes(value: string): string[] | undefined {
  const scopes = value.split(/\s+/)
  // Source: RFC 6749, section 3.3.
  const known = scopes.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/.test(scope))
  return known && scopes.includes('openid') ? scopes : undefined
}

/** The names of claims: the standard ones, but for the pairs that are given. */
export function readClaimNames(value: string): ClaimNames | undefined {
  const pairs = value.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  const fits = pairs.every(
    ([ours = '', theirs = '', ...rest]) =>
      Object.hasOwn(standardClaims, ours) && theirs !== '' && rest.length === 0,
  )
  return fits ? { ...standardClaims, ...Object.fromEntries(pairs) } : undefined
}

/** Whether a host, as it stands in an address or a setting, is this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '')
  return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
}
