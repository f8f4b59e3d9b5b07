/** A cookie for our own origin alone: never read by scripts, never sent with a request that another site makes. */
export type Cookie = {
  name: string
  value: string
  /** Sent over https only; what `__Host-` in the name asks for. */
  secure: boolean
  /** Seconds to live; 0 takes it away. */
  maxAge: number
}

/** The value of a cookie in a Cookie header; undefined when it is not there. Source: RFC 6265, section 5.4. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  if (!header?.includes(name)) return undefined
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

/** A Set-Cookie header. Lax, so that a link from elsewhere finds its reader still signed in. Source: RFC 6265bis, section 4.1. */
export function writeCookie({ name, value, secure, maxAge }: Cookie): string {
  const parts = [`${name}=${value}`, 'Path=/', `Max-Age=${maxAge}`, 'HttpOnly', 'SameSite=Lax']
  return [...parts, ...(secure ? ['Secure'] : [])].join('; ')
}

/** The name under which a cookie cannot be set by another host, where the site is https; else the plain name. */
export function cookieName(publicUrl: string, name: string): string {
  return publicUrl.startsWith('https:') ? `__Host-${name}` : name
}
