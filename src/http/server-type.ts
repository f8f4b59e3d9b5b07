import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ErrorPage } from './answer-problem.ts'
import type { PageCache } from './page-cache.ts'

/** Fastify with the TypeBox provider: a route's schema is its validation, its serialisation, its types and its description. */
export type Server = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export type ServerOptions = {
  /** Our own address, for security headers and the API's description; never taken from the Host header. */
  publicUrl: string
  /** Which proxies in front may tell the caller's address. */
  trustProxy: boolean | string
  /** Version of this product, for the API's description. */
  version: string
  cache: PageCache
  /** The cookie of somebody signed in: whoever sends it is not answered from the cache of anonymous answers unseen. */
  sessionCookie?: string | undefined
  /** Where a reader goes who has to sign in for a page; undefined where a page says so instead. */
  signInAddress?: ((request: FastifyRequest) => string) | undefined
  /** Renders failures as pages for those who read pages. */
  errorPage?: ErrorPage | undefined
  /** Where bugs are reported; nothing is logged without it. */
  log?: ((error: unknown, request: FastifyRequest) => void) | undefined
}
