import { foreignOrigin } from './problems.ts'
import type { Server } from './server-type.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/** Whether a method only reads. Source: RFC 9110, 9.2.1. */
export function isSafeMethod(method: string): boolean {
  return safeMethods.has(method)
}

/** Refuses whatever would change something and was sent from a page of another site, before anything else is done for it. */
export function refuseForeign(server: Server, publicUrl: string) {
  const ours = originsOf(publicUrl)
  server.addHook('onRequest', (request, _reply, next) => {
    if (isSafeMethod(request.method) || isFromHere(request.headers, ours)) next()
    else next(foreignOrigin())
  })
}

/** The origins of our own pages: the public address, and on this machine its port under every name of this machine. */
export function originsOf(publicUrl: string): ReadonlySet<string> {
  const url = new URL(publicUrl)
  const names = ['localhost', '127.0.0.1', '[::1]']
  const known = names.includes(url.hostname) ? names : [url.hostname]
  const port = url.port === '' ? '' : `:${url.port}`
  return new Set(known.map((name) => `${url.protocol}//${name}${port}`))
}

/**
 * Whether a request came from one of our own pages. Browsers send Sec-Fetch-Site or Origin with every request that can change
 * something; a program that sends neither holds no reader's trust to abuse. Source: Fetch Metadata Request Headers; RFC 6454,
 * section 7.
 */
export function isFromHere(
  headers: { origin?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined },
  ours: ReadonlySet<string>,
): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return headers.origin === undefined || ours.has(headers.origin)
}
