import { randomBytes } from 'node:crypto'
import compress from '@fastify/compress'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { type FastifyRequest, type FastifyServerOptions, fastify } from 'fastify'
import { isDay } from '../base/day.ts'
import { answerProblem } from './answer-problem.ts'
import { refuseBrokenRequest } from './broken-request.ts'
import { readCookie } from './cookies.ts'
import { toProblem } from './failure.ts'
import { readJsonInTurns } from './json-in-turns.ts'
import { noteRoutes } from './list-routes.ts'
import { isApiPath, wantsPage } from './negotiate.ts'
import { describeApi } from './openapi.ts'
import { answerEarly } from './page-cache.ts'
import { notFound, tooManyRequests } from './problems.ts'
import { closeApiQueries, readQuery } from './query.ts'
import { requirePermits } from './require-permits.ts'
import { isSafeMethod, refuseForeign } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import type { Server, ServerOptions } from './server-type.ts'
import { cityDataAddress, withoutTrailingSlash } from './trailing-slash.ts'

export type { Server, ServerOptions } from './server-type.ts'

const maxBodyBytes = 1024 * 1024
const maxFormBytes = 64 * 1024

/** Makes a server without routes: security headers, request ids, bounded bodies, problems, rate limits and the API's description. */
export async function makeServer(options: ServerOptions): Promise<Server> {
  const server = fastify({
    ...fastifyOptions(options),
    frameworkErrors: (error, request, reply) => {
      reply.headers(headers)
      return answerProblem(toProblem(error), request, reply, options.errorPage)
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  const headers = securityHeaders(options.publicUrl)

  // First of all hooks: what is kept is answered before anything else is done for the request.
  server.addHook('onRequest', (request, reply, next) => {
    if (!mayBeSignedIn(request, options) && answerEarly(options.cache, request, reply)) return
    reply.headers(headers).header('x-request-id', request.id)
    next()
  })
  noteRoutes(server)
  requirePermits(server)
  refuseForeign(server, options.publicUrl)
  closeApiQueries(server)
  readBodies(server)
  await server.register(formbody, { bodyLimit: maxFormBytes })
  await server.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    // A body of a few bytes must not unfold to gigabytes.
    globalDecompression: false,
  })
  await server.register(rateLimit, {
    global: false,
    enableDraftSpec: true,
    errorResponseBuilder: (_request, context) =>
      tooManyRequests({ headers: { 'retry-after': String(Math.ceil(context.ttl / 1000)) } }),
  })
  await describeApi(server, options)
  answerFailures(server, options)
  return server
}

function fastifyOptions(options: ServerOptions): FastifyServerOptions {
  const start = randomBytes(4).toString('hex')
  let count = 0
  return {
    logger: false,
    trustProxy: options.trustProxy,
    bodyLimit: maxBodyBytes,
    requestTimeout: 30_000,
    genReqId: () => `${start}-${(++count).toString(36)}`,
    clientErrorHandler: refuseBrokenRequest,
    rewriteUrl: ({ url = '/' }) => cityDataAddress(url),
    // As long as an IRI of city data may be.
    routerOptions: { maxParamLength: 2048, querystringParser: readQuery },
    ajv: {
      customOptions: {
        allErrors: true,
        coerceTypes: true,
        removeAdditional: false,
        useDefaults: true,
        formats: { day: isDay },
      },
    },
  }
}

/** JSON by our own bounded reader, `+json` types too; plain text is not accepted. */
function readBodies(server: Server) {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    /^application\/([\w.-]+\+)?json(;|$)/,
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => readJsonInTurns(body),
  )
}

function mayBeSignedIn({ raw }: FastifyRequest, { sessionCookie }: ServerOptions): boolean {
  const { cookie } = raw.headers
  return sessionCookie !== undefined && readCookie(cookie, sessionCookie) !== undefined
}

function answerFailures(server: Server, { errorPage, log, signInAddress }: ServerOptions) {
  server.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error)
    const { status } = problem.kind
    if (status === 500) log?.(error, request)
    if (status === 401 && signInAddress && isSafeMethod(request.method) && wantsPage(request))
      return reply.header('cache-control', 'no-store').redirect(signInAddress(request), 303)
    return answerProblem(problem, request, reply, errorPage)
  })
  server.setNotFoundHandler((request, reply) => {
    const trimmed = isApiPath(request.raw.url ?? '') ? undefined : withoutTrailingSlash(request)
    if (trimmed) return reply.redirect(trimmed, 308)
    return answerProblem(notFound(), request, reply, errorPage)
  })
}
