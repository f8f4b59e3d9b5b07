import type { FastifyRequest } from 'fastify'
import { localPath, readPath, withQuery } from './language.ts'

/** The sign-in page in the reader's language, which leads back to the page that was asked for. */
export function signInAddress(request: FastifyRequest): string {
  const { lang, path } = readPath(request.raw.url ?? '/')
  return localPath(withQuery('/sign-in', { to: path }), lang)
}
