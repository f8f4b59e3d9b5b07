import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem, ProblemKind } from '../../base/problem.ts'
import { answerProblem } from '../../http/answer-problem.ts'
import { toProblem } from '../../http/failure.ts'
import { bodyTooDeep, internal, notFound, notJson, refusedKey } from '../../http/problems.ts'
import type { Server } from '../../http/server.ts'
import { badRequestData, internalError, invalidRequest, resourceNotFound } from '../problems.ts'
import { lengthRequired, methodNotAllowed } from './problems.ts'

type Make = (facts: Problem['facts']) => Problem

/** What the reader of bodies and the framework refuse, in the standard's words. Source: CIM 009 5.5.2, 6.3.2. */
const standard = new Map<ProblemKind, Make>([
  [notJson.kind, invalidRequest],
  [bodyTooDeep.kind, badRequestData],
  [refusedKey.kind, badRequestData],
  [notFound.kind, resourceNotFound],
  [internal.kind, internalError],
])

/** The standard's problem behind anything that was thrown. */
export function toStandardProblem(error: unknown): Problem {
  const problem = toProblem(error)
  const { kind, facts } = problem
  return standard.get(kind)?.({ detail: kind.title, ...facts }) ?? problem
}

/** Answers every failure below an address as the standard says; `log` hears of bugs. */
export function answerFailures(
  scope: Server,
  log: ((error: unknown, request: FastifyRequest) => void) | undefined,
) {
  scope.setErrorHandler((error, request, reply) => {
    const problem = toStandardProblem(error)
    if (problem.kind.status === 500) log?.(error, request)
    // Without a length the standard wants no body either.
    if (problem.kind === lengthRequired.kind) return reply.status(411).send()
    return answerProblem(problem, request, reply)
  })
}

/** Addresses with their methods, to tell a wrong method from a wrong address. */
export type KnownAddresses = Map<string, Set<string>>

/** Whether the id of an entity is missing in an address that would have been known with it. Source: CIM 009 5.6.17, 5.6.18. */
function isEntityWithoutId(
  { originalUrl, method }: FastifyRequest,
  prefix: string,
  known: KnownAddresses,
): boolean {
  const isOfEntity = known.get('/entities/:id')?.has(method) ?? false
  return isOfEntity && originalUrl.split('?')[0] === `${prefix}/entities/`
}

const withoutId = { th: 'ไม่ได้ระบุ id ของเอนทิตี', en: 'The id of the entity is missing.' }

/** Answers 405 where the address is known and the method is not, 400 where the id of an entity is missing, else 404. */
export function answerUnknown(scope: Server, prefix: string, known: KnownAddresses) {
  scope.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const path = (request.raw.url ?? '').split('?')[0]?.slice(prefix.length) ?? ''
    if (isEntityWithoutId(request, prefix, known))
      return answerProblem(badRequestData({ detail: withoutId }), request, reply)
    const methods = methodsAt(path, known)
    if (methods.size === 0) return answerProblem(resourceNotFound(), request, reply)
    const allow = [...methods].sort().join(', ')
    return answerProblem(methodNotAllowed({ headers: { allow } }), request, reply)
  })
}

function methodsAt(path: string, known: KnownAddresses): Set<string> {
  const methods = new Set<string>()
  const parts = path.split('/')
  for (const [url, own] of known) {
    const template = url.split('/')
    const fits =
      template.length === parts.length &&
      template.every((part, at) => (part.startsWith(':') ? parts[at] !== '' : part === parts[at]))
    if (fits) for (const method of own) methods.add(method)
  }
  return methods
}
