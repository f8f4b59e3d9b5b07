import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '../base/problem.ts'
import { callerLang, wantsPage } from './negotiate.ts'
import type { Failure, FieldProblem } from './problems.ts'

/** Renders a failure as a page; undefined where there is no page for it. */
export type ErrorPage = (failure: Failure, request: FastifyRequest) => string | undefined

/** Answers with a problem: a page for those who read pages, else application/problem+json (RFC 9457) in the caller's language. */
export function answerProblem(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  errorPage?: ErrorPage,
) {
  const { kind, facts } = problem
  reply.status(kind.status).headers({ 'cache-control': 'no-store', ...facts.headers })
  const page = wantsPage(request) ? errorPage?.(toFailure(problem), request) : undefined
  if (page !== undefined) return reply.type('text/html; charset=utf-8').send(page)
  return reply
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problemBody(problem, request))
}

function toFailure({ kind, facts }: Problem): Failure {
  const fields = facts.members?.fields as FieldProblem[] | undefined
  return { kind, status: kind.status, title: kind.title, detail: facts.detail, fields }
}

function problemBody({ kind, facts }: Problem, request: FastifyRequest) {
  const lang = callerLang(request)
  return {
    ...facts.members,
    type: kind.uri ?? `/problems/${kind.type}`,
    title: kind.title[lang],
    titles: kind.title,
    status: kind.status,
    ...(facts.detail ? { detail: facts.detail[lang], details: facts.detail } : {}),
    instance: request.id,
  }
}
