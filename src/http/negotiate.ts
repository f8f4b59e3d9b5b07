import type { FastifyRequest } from 'fastify'
import type { Lang } from '../base/text.ts'

export type Coding = 'br' | 'gzip' | 'identity'

const wants = new Map<string, Coding>()

/** The coding of a body that the caller accepts and that serves best: brotli, then gzip, then none. Source: RFC 9110, 12.5.3. */
export function chooseCoding(accepted: string | undefined): Coding {
  if (!accepted) return 'identity'
  const known = wants.get(accepted)
  if (known) return known
  const weights = readWeights(accepted)
  const weigh = (coding: string) => weights.get(coding) ?? weights.get('*') ?? 0
  const chosen = weigh('br') > 0 ? 'br' : weigh('gzip') > 0 ? 'gzip' : 'identity'
  // Callers send a handful of values; whoever sends many gets no memory for them.
  if (wants.size < 100) wants.set(accepted, chosen)
  return chosen
}

/** Whether If-None-Match names this ETag, by weak comparison. Source: RFC 9110, 13.1.2. */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

/** Whether the address is one of a machine's interface, whose problems are always JSON. */
export function isApiPath(url: string): boolean {
  return /^\/(api|ngsi-ld)(\/|\?|$)/.test(url)
}

/** Whether the caller reads pages: not an address of an interface, and HTML is accepted. */
export function wantsPage(request: FastifyRequest): boolean {
  return !isApiPath(request.raw.url ?? '') && (request.headers.accept ?? '').includes('text/html')
}

/** The caller's language: by path on pages (`/en` is English), by Accept-Language elsewhere; Thai when nothing is said. */
export function callerLang(request: FastifyRequest): Lang {
  const url = request.raw.url ?? ''
  if (/^\/en(\/|\?|$)/.test(url)) return 'en'
  if (wantsPage(request)) return 'th'
  const weights = readWeights(request.headers['accept-language'] ?? '')
  const weigh = (lang: Lang) =>
    Math.max(0, ...[...weights].filter(([tag]) => tag.split('-')[0] === lang).map(([, q]) => q))
  return weigh('en') > weigh('th') ? 'en' : 'th'
}

/** Weights by lower-case value of a header such as `br;q=0.9, gzip`. */
function readWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const part of header.slice(0, 1000).split(',')) {
    const [value, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    if (!value) continue
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    weights.set(value, q === undefined ? 1 : Number(q.slice(2)) || 0)
  }
  return weights
}
