import { isIP } from 'node:net'

/**
 * Where the document of a `did:web` stands: always https, a port as `%3A`, folders after colons. Undefined for all that is no DID of a
 * named host: an address of numbers in whatever notation, a user, a path of dots. Source: did:web, sections 2 and 3.2.
 */
export function addressOfDid(did: string): URL | undefined {
  const [, method, ...parts] = did.split(':')
  const [host = '', ...folders] = parts
  if (method !== 'web' || !/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(%3A\d{1,5})?$/i.test(host))
    return undefined
  if (!folders.every((folder) => /^[\w-][\w.-]{0,99}$/.test(folder))) return undefined
  const path = folders.length > 0 ? `/${folders.join('/')}` : '/.well-known'
  const url = URL.parse(`https://${host.replace(/%3A/i, ':')}${path}/did.json`)
  return url === null || isIP(url.hostname) !== 0 ? undefined : url
}
