import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ReactElement } from 'react'
import type { Static, TObject } from 'typebox'
import { type Lang, langs, type Text } from '../base/text.ts'
import type { Deps } from '../http/deps.ts'
import { sendCached } from '../http/page-cache.ts'
import type { Server } from '../http/server.ts'
import type { Frame } from './frame.ts'
import { localPath } from './language.ts'
import { renderPage, renderPart } from './render.tsx'

/** What a page's handler is told of a visit. `at` is the moment of the request. */
export type Visit<Params, Query, Body = undefined> = {
  lang: Lang
  frame: Frame
  params: Params
  query: Query
  body: Body
  request: FastifyRequest
  at: Date
}

/** What a handler gives: a page, a file such as an SVG or a feed, or the Thai address to go to instead. */
export type Answer =
  | { html: ReactElement; status?: number }
  | { svg: ReactElement }
  | { body: string | Buffer; type: string; headers?: Record<string, string> }
  | { redirect: string; status?: 301 | 303 | 307 | 308 }

type None = Record<never, never>
type Shape<S> = S extends TObject ? Static<S> : None
type Handler<P, Q, B> = (visit: Visit<Shape<P>, Shape<Q>, B>) => Promise<Answer> | Answer

export type GetOptions<P, Q> = {
  summary: Text
  params?: P
  query?: Q
  /** Media type when the answer is no page. */
  type?: string
  headers?: Record<string, string>
  /** Languages it stands in, both when absent: a file that is the same in both has the Thai address only. */
  langs?: readonly Lang[]
}
export type PostOptions<P> = {
  summary: Text
  params?: P
  /** How often one address of the caller may send the form: `max` times in `timeWindow` milliseconds, in both languages together. */
  rateLimit?: { max: number; timeWindow: number }
}

/** Registers pages: each at its Thai address and, in English, at `/en` before it. */
export type Pages = {
  readonly deps: Deps
  /** An anonymous page, cached by address and version. */
  get<
    const P extends TObject | undefined = undefined,
    const Q extends TObject | undefined = undefined,
  >(path: string, options: GetOptions<P, Q>, handler: Handler<P, Q, undefined>): void
  /** A form that was sent; never cached. Its fields come as strings and are checked by the handler. */
  post<const P extends TObject | undefined = undefined>(
    path: string,
    options: PostOptions<P>,
    handler: Handler<P, undefined, Record<string, unknown>>,
  ): void
}

/** Registers the pages of one subject. */
export type PageRoutes = (pages: Pages) => void

/** Carries a redirect past the cache, which keeps pages only. */
class Moved extends Error {
  readonly to: string
  readonly status: number
  constructor(to: string, status: number) {
    super(`moved to ${to}`)
    this.name = 'Moved'
    this.to = to
    this.status = status
  }
}

/** Makes the register of pages. `makeFrame` gives the frame of an address in a language. */
export function pages(
  server: Server,
  deps: Deps,
  makeFrame: (lang: Lang, path: string) => Promise<Frame>,
): Pages {
  async function visit(lang: Lang, request: FastifyRequest, handler: Handler<never, never, never>) {
    const frame = await makeFrame(lang, thaiAddress(request.url, lang))
    const told = {
      lang,
      frame,
      params: request.params,
      query: request.query,
      body: request.body,
      request,
      at: deps.clock(),
    }
    return { frame, answer: await handler(told as never) }
  }

  return {
    deps,
    get(path, options, handler) {
      const { type = 'text/html; charset=utf-8', headers } = options
      for (const lang of options.langs ?? langs)
        server.get(
          localPath(path, lang),
          {
            schema: {
              summary: options.summary.en,
              hide: true,
              ...(options.params && { params: options.params }),
              ...(options.query && { querystring: options.query }),
            },
            config: { public: true },
          },
          (request, reply) =>
            follow(reply, lang, () =>
              sendCached(
                deps.cache,
                request,
                reply,
                { version: deps.version, type, headers },
                async () => {
                  const { frame, answer } = await visit(lang, request, handler as never)
                  return write(frame, answer)
                },
              ),
            ),
        )
    },
    post(path, options, handler) {
      // One limiter for both languages: each route of its own would count apart.
      const limit = options.rateLimit && server.rateLimit(options.rateLimit)
      for (const lang of langs)
        server.post(
          localPath(path, lang),
          {
            schema: {
              summary: options.summary.en,
              hide: true,
              ...(options.params && { params: options.params }),
            },
            config: { public: true },
            ...(limit && { onRequest: limit }),
          },
          (request, reply) =>
            follow(reply, lang, async () => {
              const { frame, answer } = await visit(lang, request, handler as never)
              const { body, status } = write(frame, answer)
              reply.status(status ?? 200).header('cache-control', 'no-store')
              return reply.type('text/html; charset=utf-8').send(body)
            }),
        )
    },
  }
}

/** Runs a visit and, when it moved, sends the reader there in the same language. */
async function follow(reply: FastifyReply, lang: Lang, run: () => Promise<FastifyReply>) {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Moved)) throw error
    return reply.redirect(localPath(error.to, lang), error.status)
  }
}

function write(
  frame: Frame,
  answer: Answer,
): { body: string | Buffer; status?: number | undefined } {
  if ('redirect' in answer) throw new Moved(answer.redirect, answer.status ?? 303)
  if ('html' in answer) return { body: renderPage(frame, answer.html), status: answer.status }
  if ('svg' in answer) return { body: svgFile(frame, answer.svg) }
  return { body: answer.body }
}

function thaiAddress(url: string, lang: Lang): string {
  if (lang === 'th') return url
  const rest = url.slice('/en'.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** An SVG of its own, with our style sheet for its fonts: inline styles are refused by our own security policy. */
function svgFile(frame: Frame, svg: ReactElement): string {
  const sheet = `<?xml-stylesheet type="text/css" href="${frame.assets.css}"?>`
  return `<?xml version="1.0" encoding="UTF-8"?>${sheet}${renderPart(frame, svg)}`
}
