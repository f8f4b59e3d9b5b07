import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ReactElement } from 'react'
import type { Lang } from '../base/text.ts'
import { type IdentityDeps, sendSession } from '../identity/index.ts'
import type { Frame } from './frame.ts'
import { localPath } from './language.ts'
import { renderPage, renderPart } from './render.tsx'
import type { Answer, Redirect } from './visit.ts'

/** Carries a redirect past the cache, which keeps pages only. */
export class Moved extends Error {
  readonly to: Redirect
  constructor(to: Redirect) {
    super(`moved to ${to.redirect}`)
    this.name = 'Moved'
    this.to = to
  }
}

/** Writes an answer out. Throws `Moved` for a redirect. */
export function write(
  frame: Frame,
  given: Answer,
): { body: string | Buffer; status?: number | undefined } {
  if ('redirect' in given) throw new Moved(given)
  if ('html' in given) return { body: renderPage(frame, given.html), status: given.status }
  if ('svg' in given) return { body: svgFile(frame, given.svg) }
  return { body: given.body }
}

/** Sends what was made for one reader alone. */
export function answer(reply: FastifyReply, frame: Frame, given: Answer): FastifyReply {
  const { body, status } = write(frame, given)
  const [type, headers] = 'body' in given ? [given.type, given.headers ?? {}] : [typeOf(given), {}]
  return reply
    .status(status ?? 200)
    .header('cache-control', 'private, no-store')
    .headers(headers)
    .type(type)
    .send(body)
}

/** Sends the reader elsewhere, with the session that was opened or ended on the way. */
export function move(
  { site, callers }: IdentityDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  lang: Lang,
  { redirect, status = 303, session, cookies = [] }: Redirect,
): FastifyReply {
  if (session !== undefined) {
    if (request.openSession) callers.forget(request.openSession.token)
    sendSession(reply, site.publicUrl, session)
  }
  for (const cookie of cookies) reply.header('set-cookie', cookie)
  return reply.redirect(localPath(redirect, lang), status)
}

/** The Thai address of a page, from the one that was asked for. */
export function thaiAddress(url: string, lang: Lang): string {
  if (lang === 'th') return url
  const rest = url.slice('/en'.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

function typeOf(given: Answer): string {
  return 'svg' in given ? 'image/svg+xml; charset=utf-8' : 'text/html; charset=utf-8'
}

/** An SVG of its own, with our style sheet for its fonts: inline styles are refused by our own security policy. */
function svgFile(frame: Frame, svg: ReactElement): string {
  const sheet = `<?xml-stylesheet type="text/css" href="${frame.assets.css}"?>`
  return `<?xml version="1.0" encoding="UTF-8"?>${sheet}${renderPart(frame, svg)}`
}
