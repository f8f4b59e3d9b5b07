import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TObject } from 'typebox'
import { type Lang, langs, type Text } from '../base/text.ts'
import type { EmblemDeps } from '../emblem/index.ts'
import { allowFraming } from '../http/framing.ts'
import { sendCached } from '../http/page-cache.ts'
import type { Server } from '../http/server.ts'
import {
  type Action,
  type IdentityDeps,
  requireFormToken,
  signInNeeded,
} from '../identity/index.ts'
import { answer, Moved, move, thaiAddress, write } from './answer.ts'
import type { MakeFrame } from './frames.ts'
import { localPath } from './language.ts'
import type { Answer, Handler, OwnHandler } from './visit.ts'

export type { Answer, OwnVisit, Visit } from './visit.ts'

type Fields = Record<string, unknown>

export type GetOptions<P, Q> = {
  summary: Text
  params?: P
  query?: Q
  /** Media type when the answer is no page. */
  type?: string
  headers?: Record<string, string>
  /** Languages it stands in, both when absent: a file that is the same in both has the Thai address only. */
  langs?: readonly Lang[]
  /** For how many seconds a page of city data may be shown again as it was; without it, until the record or the day changes. */
  lasts?: number
  /** A public figure that other sites may show in a frame or as a picture. */
  embeddable?: boolean
}
export type PostOptions<P> = {
  summary: Text
  /** The action of the policy that sending the form is. */
  permit: Action
  params?: P
  /** The form carries a file: it comes as multipart, each field a text and each file its bytes. */
  files?: boolean
  /** The handler reads the file itself. Nothing may change by it: no token is asked for. */
  readsFile?: boolean
  /** How often one address of the caller may send the form: `max` times in `timeWindow` milliseconds, in both languages together. */
  rateLimit?: { max: number; timeWindow: number }
}
export type OwnOptions<P, Q> = { summary: Text; permit: Action; params?: P; query?: Q }

/** Registers pages: each at its Thai address and, in English, at `/en` before it. */
export type Pages = {
  readonly deps: IdentityDeps
  readonly emblems: EmblemDeps
  /** A public page, cached by address and version for whoever is not signed in. */
  get<
    const P extends TObject | undefined = undefined,
    const Q extends TObject | undefined = undefined,
  >(path: string, options: GetOptions<P, Q>, handler: Handler<P, Q, undefined>): void
  /** A page that depends on who asks, or on the moment; never cached, not even by the browser. */
  fresh<
    const P extends TObject | undefined = undefined,
    const Q extends TObject | undefined = undefined,
  >(path: string, options: OwnOptions<P, Q>, handler: Handler<P, Q, undefined>): void
  /** The same for somebody signed in. */
  own<
    const P extends TObject | undefined = undefined,
    const Q extends TObject | undefined = undefined,
  >(path: string, options: OwnOptions<P, Q>, handler: OwnHandler<P, Q, undefined>): void
  /** A form that was sent; never cached. Its fields come as strings and are checked by the handler. */
  post<const P extends TObject | undefined = undefined>(
    path: string,
    options: PostOptions<P>,
    handler: Handler<P, undefined, Fields>,
  ): void
  /** The same of somebody signed in. */
  ownPost<const P extends TObject | undefined = undefined>(
    path: string,
    options: PostOptions<P>,
    handler: OwnHandler<P, undefined, Fields>,
  ): void
}

/** Registers the pages of one subject. */
export type PageRoutes = (pages: Pages) => void

/** Makes the register of pages. `makeFrame` gives the frame of an address in a language, for whoever asks. */
export function pages(
  server: Server,
  deps: IdentityDeps,
  emblems: EmblemDeps,
  makeFrame: MakeFrame,
): Pages {
  async function visit(lang: Lang, request: FastifyRequest, handler: Handler<never, never, never>) {
    const frame = await makeFrame(lang, thaiAddress(request.url, lang), request.openSession)
    const { params, query, body } = request
    const told = { lang, frame, params, query, body: body ?? {}, request, at: deps.clock() }
    const given: Answer = await handler({ ...told, me: request.openSession } as never)
    return { frame, given }
  }

  /** Answers this request alone. */
  const answerFresh =
    (lang: Lang, handler: unknown) => (request: FastifyRequest, reply: FastifyReply) =>
      follow(deps, request, reply, lang, async () => {
        const { frame, given } = await visit(lang, request, handler as never)
        return answer(reply, frame, given)
      })

  function register(method: 'GET' | 'POST', path: string, options: AnyOptions, handler: unknown) {
    // One limiter for both languages: each route of its own would count apart.
    const limit = options.rateLimit && server.rateLimit(options.rateLimit)
    const routesOn = (where: Server) => {
      for (const lang of langs)
        where.route({
          method,
          url: localPath(path, lang),
          schema: schemaOf(options),
          config: { permit: options.permit },
          ...(limit && { onRequest: limit }),
          handler: answerFresh(lang, handler),
        })
    }
    if (!options.files && !options.readsFile) return routesOn(server)
    // Only here are files read: everywhere else such a body is refused.
    server.register(async (scope: Server) => {
      await scope.register(multipart)
      if (options.files) scope.addHook('preHandler', readFiles)
      routesOn(scope)
    })
  }

  return {
    deps,
    emblems,
    get(path, options, handler) {
      const { type = 'text/html; charset=utf-8', headers, embeddable } = options
      for (const lang of options.langs ?? langs)
        server.get(
          localPath(path, lang),
          { schema: schemaOf(options), config: { permit: 'record.read' } },
          (request, reply) => {
            if (embeddable) allowFraming(reply)
            if (request.openSession) return answerFresh(lang, handler)(request, reply)
            const { cache } = deps
            const version = () => versionFor(deps, options.lasts)
            return follow(deps, request, reply, lang, () =>
              sendCached(cache, request, reply, { version, type, headers }, async () => {
                const { frame, given } = await visit(lang, request, handler as never)
                return write(frame, given)
              }),
            )
          },
        )
    },
    fresh: (path, options, handler) => register('GET', path, options, handler),
    own: (path, options, handler) => register('GET', path, options, signedIn(handler as never)),
    post: (path, options, handler) => register('POST', path, options, handler),
    ownPost: (path, options, handler) =>
      register('POST', path, options, signedIn(handler as never)),
  }
}

/** What an anonymous page depends on: the record and the day, and where it lasts so many seconds, the time in steps of them. */
function versionFor({ version, clock }: IdentityDeps, lasts: number | undefined): string {
  if (lasts === undefined) return version()
  return `${version()}.${Math.floor(clock().getTime() / (lasts * 1000))}`
}

/** What a form with a file may carry: one megabyte, in one file or one field. */
const fileLimits = { fileSize: 1_000_000, fieldSize: 1_000_000, files: 1, fields: 20 }

/** Reads a form with a file into its body. It comes too late for the hook that looks at the token of all other forms. */
async function readFiles(request: FastifyRequest): Promise<void> {
  if (!request.isMultipart()) return
  const body: Record<string, unknown> = {}
  for await (const part of request.parts({ limits: fileLimits }))
    body[part.fieldname] = part.type === 'file' ? await part.toBuffer() : part.value
  request.body = body
  requireFormToken(request)
}

type AnyOptions = OwnOptions<TObject | undefined, TObject | undefined> & {
  rateLimit?: { max: number; timeWindow: number }
  files?: boolean
  readsFile?: boolean
}

function schemaOf({ summary, params, query }: Pick<AnyOptions, 'summary' | 'params' | 'query'>) {
  return {
    summary: summary.en,
    hide: true,
    ...(params && { params }),
    ...(query && { querystring: query }),
  }
}

/** An API token is no person, and has no pages. */
function signedIn(handler: OwnHandler<undefined, undefined, never>) {
  return (visit: Parameters<typeof handler>[0]) => {
    if (!visit.me) throw signInNeeded()
    return handler(visit)
  }
}

/** Runs a visit and, when it moved, sends the reader there in the same language. */
async function follow(
  deps: IdentityDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  lang: Lang,
  run: () => Promise<FastifyReply>,
) {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Moved)) throw error
    return move(deps, request, reply, lang, error.to)
  }
}
