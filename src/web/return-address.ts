import type { FastifyRequest } from 'fastify'
import { localPath, readPath, withQuery } from './language.ts'

/** Where a reader goes who has to sign in for a page, to come back to it. */
export function signInAddress({ raw }: FastifyRequest): string {
  const { lang, path } = readPath(raw.url ?? '/')
  return localPath(withQuery('/sign-in', { to: readReturn(path), because: 'needed' }), lang)
}

/**
 * The Thai address of a page of ours to go to after signing in, from what an address carried; undefined for anything else, so
 * that no link of ours leads a reader who has just signed in to another site. Source: OWASP ASVS 5.0, 3.7.2.
 */
export function readReturn(typed: string | undefined): string | undefined {
  if (!typed || typed.length > 500 || !/^\/(?![/\\])[^\\\s]*$/.test(typed)) return undefined
  const url = URL.parse(typed, 'https://here.invalid')
  if (url?.origin !== 'https://here.invalid') return undefined
  const { path } = readPath(url.pathname + url.search)
  return /^\/(sign-in|sign-out|api|ngsi-ld|assets)(\/|\?|$)/.test(path) || path.startsWith('//')
    ? undefined
    : path
}
