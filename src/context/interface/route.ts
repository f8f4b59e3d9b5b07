import type { FastifyReply } from 'fastify'
import type { Server } from '../../http/server.ts'
import { type Action, actOf, requirePermitOn } from '../../identity/index.ts'
import type { Json } from '../json.ts'
import type { Space } from '../space/index.ts'
import type { Call, InterfaceDeps } from './call.ts'
import { answerFailures, answerUnknown, type KnownAddresses } from './failures.ts'
import { requireSpace, tenantHeader } from './find-space.ts'
import { chooseMediaType, type MediaType } from './media-type.ts'
import { readParameters } from './parameters.ts'
import { policyObjectOf } from './policy-object.ts'
import { notAcceptable } from './problems.ts'
import { type BodyBounds, oneThing, readBodies } from './read-body.ts'
import { contextSource, isLinkedData } from './request-context.ts'

export const base = '/ngsi-ld/v1'

/** One operation of the interface, as a room of city data declares it. */
export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the base, without a slash at its end. */
  url: string
  summary: string
  action: Action
  /** The names of parameters that it knows. */
  parameters?: readonly string[]
  /** Takes whatever parameters there are. */
  anyParameters?: boolean
  /** What it can send, the first without a wish of the caller. */
  sends?: readonly MediaType[]
  body?: BodyBounds
  /** It has no context of its own: a `@context` in its body is what it is about. */
  plain?: boolean
  answer: (call: Call, reply: FastifyReply) => Promise<unknown>
}

export type Register = (operation: Operation) => void

const json: readonly MediaType[] = ['application/json', 'application/ld+json']

/**
 * Registers operations below the base, each with what all have in common: the data space by its header, permits, parameters, the
 * context, the form of the answer, and failures as the standard has them. A slash at the end of an address makes no difference.
 */
export async function serveOperations(
  server: Server,
  deps: InterfaceDeps,
  declare: (register: Register) => void,
): Promise<void> {
  await server.register(
    async (scope: Server) => {
      const known: KnownAddresses = new Map()
      answerFailures(scope, deps.log)
      readBodies(scope)
      declare((operation) => {
        const methods = known.get(operation.url) ?? new Set()
        known.set(operation.url, methods.add(operation.method))
        registerOne(scope, deps, operation)
      })
      answerUnknown(scope, base, known)
    },
    { prefix: base },
  )
}

function registerOne(scope: Server, deps: InterfaceDeps, operation: Operation) {
  const { method, url, summary, action, body = oneThing } = operation
  const known = new Set(operation.parameters)
  scope.route({
    method,
    url,
    schema: { summary },
    bodyLimit: body.bytes,
    // Everybody is let as far as the handler where a space may be open or needs no permit: there it is known which space it is.
    config: { permit: [action, 'dataset.read'], ownQuery: true, bodyBounds: body.json },
    handler: async (request, reply) => {
      const now = deps.clock()
      const tenant = tenantHeader(request)
      if (tenant !== undefined) reply.header('ngsild-tenant', tenant)
      const mediaType = chooseMediaType(request.headers.accept, operation.sends ?? json)
      if (!mediaType) throw notAcceptable()
      const act = actOf(request, now)
      const space = await requireSpace(deps, request, action, now)
      requireAccess(deps, act.actor, action, space)
      const sent = request.body as Json | undefined
      const source = operation.plain ? undefined : contextSource(request, sent)
      const call: Call = {
        request,
        space,
        act,
        at: now.toISOString(),
        parameters: operation.anyParameters ? new Map() : readParameters(request.query, known),
        mediaType,
        isLinkedData: isLinkedData(request),
        body: sent,
        given: { context: await deps.resolveContext(space, source), source },
      }
      return operation.answer(call, reply)
    },
  })
}

/** Throws unless whoever acts may do this in the space. What is open, everybody reads. */
function requireAccess(
  { auth }: InterfaceDeps,
  actor: Call['act']['actor'],
  action: Action,
  space: Space,
) {
  if (!auth) return
  if (space.open && action === 'city-data.read') return
  requirePermitOn(actor, action, policyObjectOf(space))
}
