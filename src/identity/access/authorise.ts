import type { FastifyRequest } from 'fastify'
import { Problem } from '../../base/problem.ts'
import { foreignOrigin } from '../../http/problems.ts'
import { isSafeMethod } from '../../http/same-origin.ts'
import type { Server } from '../../http/server.ts'
import type { Db } from '../../store/db.ts'
import { type DenialCounter, recordDenial } from '../audit/denials.ts'
import { permitsSomewhere } from '../policy/permits.ts'
import { notPermitted, signInNeeded } from '../policy/problems.ts'
import type { Action } from '../policy/table.ts'
import { type Callers, nobody } from './callers.ts'
import { requireFormToken } from './form-token.ts'
import { formOutdated } from './problems.ts'
import { actOf } from './request.ts'

export type Authority = {
  db: Db
  clock: () => Date
  callers: Callers
  denials: DenialCounter
  /** Told when a refusal could not be put on record. */
  onFailure: (error: unknown, request: FastifyRequest) => void
}

const refusals: ReadonlySet<unknown> = new Set([
  notPermitted.kind,
  signInNeeded.kind,
  foreignOrigin.kind,
  formOutdated.kind,
])

/**
 * Lets nobody past who may not: before any handler it finds who asks and holds the route's action against the policy. What the
 * table gives in no relation is refused here; in which relation the thing itself stands, the verb asks when it has it in hand.
 * Every refusal, of either, goes on record.
 */
export function authorise(server: Server, authority: Authority): void {
  const { clock, callers } = authority
  server.decorateRequest('actor')
  server.decorateRequest('openSession')

  server.addHook('onRequest', async (request) => {
    Object.assign(request, nobody(request))
    Object.assign(request, await callers.find(request, clock()))
    const asked = actionsOf(request)
    if (request.is404 || asked.some((action) => permitsSomewhere(request.actor, action))) return
    throw request.actor.kind === 'anonymous' ? signInNeeded() : notPermitted()
  })

  server.addHook('preValidation', async (request) => {
    if (isForm(request)) requireFormToken(request)
  })

  server.addHook('onError', async (request, _reply, error) => {
    const thrown: unknown = error
    if (!(thrown instanceof Problem) || !refusals.has(thrown.kind)) return
    await recordRefusal(authority, request).catch((because) =>
      authority.onFailure(because, request),
    )
  })
}

/** What asking this may be. */
function actionsOf({ routeOptions }: FastifyRequest): Action[] {
  return [routeOptions.config.permit ?? []].flat()
}

/** A form as browsers send it. JSON of a script comes from our own pages, or the browser asks us first. */
function isForm({ method, headers }: FastifyRequest): boolean {
  return (
    !isSafeMethod(method) &&
    /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')
  )
}

async function recordRefusal({ db, clock, denials }: Authority, request: FastifyRequest) {
  const { url = 'unknown' } = request.routeOptions
  // What was asked refused before it was known who asks: somebody not known.
  const { actor } = request.actor ? request : nobody(request)
  const act = { ...actOf(request, clock()), actor }
  const object = {
    kind: 'route',
    id: `${request.method} ${addressOf(url, request)}`,
    version: null,
  }
  await recordDenial(db, denials, act, actionsOf(request)[0] ?? 'unknown', object)
}

const harmless = /^[a-z0-9-]{1,80}$/

/** The address of a route with the ids that it was asked with; a token in an address stays out of the record. */
function addressOf(url: string, request: FastifyRequest): string {
  const params = (request.params ?? {}) as Record<string, string>
  return url.replace(/:([a-zA-Z]+)/g, (name, key: string) => {
    const value = params[key] ?? ''
    return key !== 'token' && harmless.test(value) ? value : name
  })
}
