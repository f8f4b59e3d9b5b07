import type { FastifyRequest } from 'fastify'

/**
 * The same address without slashes at the end of its path; undefined when there is none to take away, or for a request that
 * is no reading. Slashes at the front shrink to one: `//other.example/` must not become a link to another site.
 */
export function withoutTrailingSlash(request: FastifyRequest): string | undefined {
  const { method, url = '/' } = request.raw
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const at = url.indexOf('?')
  const [path, query] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)]
  if (!path.startsWith('/') || !path.endsWith('/') || /^\/+$/.test(path)) return undefined
  return `/${path.replace(/^[/\\]+|\/+$/g, '')}${query}`
}

/** The address of a request for city data without slashes at the end of its path: clients of NGSI-LD write it with and without. */
export function cityDataAddress(url: string): string {
  if (!url.startsWith('/ngsi-ld/')) return url
  const at = url.indexOf('?')
  const [path, query] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)]
  return path.replace(/\/+$/, '') + query
}
