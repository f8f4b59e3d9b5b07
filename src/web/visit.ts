import type { FastifyRequest } from 'fastify'
import type { ReactElement } from 'react'
import type { Static, TObject } from 'typebox'
import type { Lang } from '../base/text.ts'
import type { Opened, SignedIn } from '../identity/index.ts'
import type { Frame } from './frame.ts'

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

/** A visit of somebody signed in. */
export type OwnVisit<Params, Query, Body = undefined> = Visit<Params, Query, Body> & {
  me: SignedIn
}

/** What an answer does to the browser's session: opens this one in place of any other, or ends it. */
export type SessionChange = { session?: Opened | null }

/**
 * What a handler gives: a page, a file such as an SVG or a feed, or the Thai address to go to instead (one of another site as
 * it stands).
 */
export type Answer =
  | { html: ReactElement; status?: number }
  | { svg: ReactElement }
  | { body: string | Buffer; type: string; headers?: Record<string, string> }
  | Redirect
export type Redirect = SessionChange & {
  redirect: string
  status?: 301 | 303 | 307 | 308
  /** More Set-Cookie headers. */
  cookies?: readonly string[]
}

type None = Record<never, never>
/** The values of a schema; nothing where there is none. */
export type Shape<S> = S extends TObject ? Static<S> : None
export type Handler<P, Q, B> = (visit: Visit<Shape<P>, Shape<Q>, B>) => Promise<Answer> | Answer
export type OwnHandler<P, Q, B> = (
  visit: OwnVisit<Shape<P>, Shape<Q>, B>,
) => Promise<Answer> | Answer
