import type { FastifyReply } from 'fastify'
import { sendJson } from '../interface/answer.ts'
import {
  base,
  type Call,
  type InterfaceDeps,
  type Register,
  readWords,
} from '../interface/index.ts'
import { pagingParameters, readPage, tellPage } from '../interface/paging.ts'
import type { Json } from '../json.ts'
import { isIri } from '../ld/iri.ts'
import { badRequestData } from '../problems.ts'
import type { Space } from '../space/index.ts'
import { because } from './faults.ts'
import type { Seen } from './queries.ts'
import type { CheckAddress } from './read-endpoint.ts'
import { patchSubscription, type Reading, readSubscription } from './read-subscription.ts'
import {
  createSubscription,
  deleteSubscription,
  listSubscriptions,
  requireSubscription,
  updateSubscription,
} from './subscribe.ts'
import type { Subscription } from './subscription.ts'
import { writeSubscription } from './write-subscription.ts'

export type SubscriptionRoutesDeps = InterfaceDeps & {
  /** The one address at which a context that was resolved can be had. */
  nameContext: (space: Space, source: Json | undefined, now: Date) => Promise<string>
  /** Throws for an address that may not be reached. */
  checkAddress: CheckAddress
}

/** Subscriptions to city data. Source: CIM 009 5.8.1 to 5.8.5, 6.10, 6.11. */
export function subscriptionRoutes(register: Register, deps: SubscriptionRoutesDeps) {
  const { db } = deps

  register({
    method: 'POST',
    url: '/subscriptions',
    summary: 'Subscribe to changes of city data',
    action: 'subscription.write',
    answer: async (call, reply) => {
      const read = readSubscription(call.body, readingOf(call, deps))
      const subscription = await withLink(read, call, deps)
      await createSubscription(db, call.space, subscription, call.act)
      const location = `${base}/subscriptions/${subscription.id}`
      return reply.status(201).header('location', location).send()
    },
  })

  register({
    method: 'GET',
    url: '/subscriptions',
    summary: 'List the subscriptions',
    action: 'subscription.write',
    parameters: ['options', ...pagingParameters],
    answer: async (call, reply) => {
      const page = readPage(call.parameters)
      const { seen, ...found } = await listSubscriptions(db, call.space, page)
      tellPage(call, reply, page, found)
      return send(
        call,
        reply,
        seen.map((one) => write(call, one)),
      )
    },
  })

  register({
    method: 'GET',
    url: '/subscriptions/:id',
    summary: 'Retrieve a subscription, with what has come of it',
    action: 'subscription.write',
    parameters: ['options'],
    answer: async (call, reply) =>
      send(call, reply, write(call, await requireSubscription(db, call.space, idIn(call)))),
  })

  register({
    method: 'PATCH',
    url: '/subscriptions/:id',
    summary: 'Change a subscription',
    action: 'subscription.write',
    answer: async (call, reply) => {
      const id = idIn(call)
      const reading = readingOf(call, deps)
      // Read outside the turn first: a context may have to be fetched and an address to be made.
      const { kept } = await requireSubscription(db, call.space, id)
      const { jsonldContext, link } = await withLink(
        patchSubscription(kept.subscription, call.body, reading),
        call,
        deps,
        kept.subscription,
      )
      const patch = (was: Subscription) => {
        const is = patchSubscription(was, call.body, reading)
        return link === undefined || jsonldContext !== is.jsonldContext ? is : { ...is, link }
      }
      await updateSubscription(db, call.space, id, patch, call.act)
      return reply.status(204).send()
    },
  })

  register({
    method: 'DELETE',
    url: '/subscriptions/:id',
    summary: 'End a subscription',
    action: 'subscription.write',
    answer: async (call, reply) => {
      await deleteSubscription(db, call.space, idIn(call), call.act)
      return reply.status(204).send()
    },
  })
}

function readingOf({ given, act }: Call, { checkAddress }: SubscriptionRoutesDeps): Reading {
  return { ...given, now: act.now, check: checkAddress }
}

/**
 * Sees that the context of notifications can be had, and gives it an address where it has none. Throws LdContextNotAvailable.
 * Source: CIM 009 5.8.1.4, 5.2.12 (jsonldContext).
 */
async function withLink(
  subscription: Subscription,
  { space, act, given }: Call,
  { resolveContext, nameContext }: SubscriptionRoutesDeps,
  was?: Subscription,
): Promise<Subscription> {
  const { jsonldContext } = subscription
  if (jsonldContext !== undefined && jsonldContext !== was?.jsonldContext)
    await resolveContext(space, jsonldContext)
  if (was && given.source === undefined) return subscription
  return { ...subscription, link: await nameContext(space, given.source, act.now) }
}

function idIn({ request }: Call): string {
  const { id } = request.params as { id: string }
  if (!isIri(id)) throw badRequestData({ detail: because.notAnIri, members: { path: 'id' } })
  return id
}

function write({ given, act, parameters }: Call, { kept, progress }: Seen) {
  const sysAttrs = readWords(parameters, 'options', ['sysAttrs'] as const).has('sysAttrs')
  return writeSubscription(kept, progress, { context: given.context, sysAttrs, now: act.now })
}

const version = /(?:^|,)\s*ngsi-ld\s*=\s*"?(\d+\.\d+)"?\s*(?=[;,]|$)/i

/** A subscription is the same in every version of the interface: whichever is preferred is served. Source: CIM 009 4.3.6.8, 6.3.6. */
function send(call: Call, reply: FastifyReply, body: Json) {
  const preferred = version.exec(String(call.request.headers.prefer ?? ''))?.[1]
  if (preferred !== undefined) reply.header('preference-applied', `ngsi-ld=${preferred}`)
  return sendJson(call, reply, body)
}
