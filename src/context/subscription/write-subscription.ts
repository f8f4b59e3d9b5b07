import { type Json, type JsonObject, oneOrMany } from '../json.ts'
import { type Context, compactName } from '../ld/context.ts'
import type { TypeSelection } from '../query/type-selection.ts'
import { writeMember } from './members.ts'
import {
  type Kept,
  type Member,
  type Notifying,
  type Progress,
  type Selector,
  type Subscription,
  statusOf,
  usualTriggers,
} from './subscription.ts'

/** How a subscription is written: for which context, with the moments of the system or without, and at which moment. */
export type Writing = { context: Context; sysAttrs: boolean; now: Date }

/** Writes a subscription with what has come of it. Source: CIM 009 5.2.12, 5.2.14. */
export function writeSubscription(kept: Kept, progress: Progress, writing: Writing): JsonObject {
  const { subscription } = kept
  const { context, sysAttrs, now } = writing
  return {
    id: subscription.id,
    type: 'Subscription',
    ...texts(subscription),
    ...(subscription.entities && {
      entities: subscription.entities.map((one) => writeSelector(one, context)),
    }),
    ...(subscription.watchedAttributes && {
      watchedAttributes: subscription.watchedAttributes.map((iri) => compactName(context, iri)),
    }),
    notificationTrigger: [...(subscription.notificationTrigger ?? usualTriggers)],
    ...conditions(subscription, context),
    ...asGiven(subscription),
    status: statusOf(subscription, now),
    notification: writeNotifying(subscription.notification, progress, context),
    ...contextAddress(subscription),
    ...(sysAttrs && { createdAt: kept.createdAt, modifiedAt: kept.modifiedAt }),
  }
}

function texts({ subscriptionName, description }: Subscription): JsonObject {
  return {
    ...(subscriptionName !== undefined && { subscriptionName }),
    ...(description !== undefined && { description }),
  }
}

function conditions({ q, geoQ, scopeQ, csf }: Subscription, context: Context): JsonObject {
  const { geoproperty } = geoQ ?? {}
  return {
    ...(q && { q: q.text }),
    ...(geoQ && {
      geoQ: {
        ...geoQ,
        ...(geoproperty !== undefined && { geoproperty: compactName(context, geoproperty) }),
      },
    }),
    ...(scopeQ !== undefined && { scopeQ }),
    ...(csf !== undefined && { csf }),
  }
}

const plain = [
  'timeInterval',
  'throttling',
  'lang',
  'isActive',
  'expiresAt',
  'localOnly',
  'splitEntities',
] as const

/** Members that are written as they were given. */
function asGiven(subscription: Subscription): JsonObject {
  const members: JsonObject = {}
  for (const name of plain) {
    const value = subscription[name]
    if (value !== undefined) members[name] = value
  }
  if (subscription.datasetId) members.datasetId = [...subscription.datasetId]
  return members
}

function contextAddress({ jsonldContext, link }: Subscription): JsonObject {
  const address = jsonldContext ?? link
  return address === undefined ? {} : { jsonldContext: address }
}

function writeSelector({ ids, idPattern, types }: Selector, context: Context): JsonObject {
  return {
    ...(ids && { id: oneOrMany(ids) }),
    ...(idPattern !== undefined && { idPattern }),
    type: writeTypes(types, context),
  }
}

/** Writes a selection of types: `A`, `A|B`, `(A;B)|C`, or `*`. */
export function writeTypes(types: TypeSelection, context: Context): string {
  if (types === 'any') return '*'
  const sets = types.anyOf.map((set) => set.map((type) => compactName(context, type)))
  return sets.map((set) => (set.length > 1 ? `(${set.join(';')})` : set[0])).join('|')
}

function writeNotifying(notifying: Notifying, progress: Progress, context: Context): JsonObject {
  const { attributes, pick, omit, endpoint, ...rest } = notifying
  const written = (members: readonly Member[]) => members.map((one) => writeMember(one, context))
  return {
    ...(attributes && { attributes: written(attributes) }),
    ...(pick && { pick: written(pick) }),
    ...(omit && { omit: written(omit) }),
    ...rest,
    endpoint: endpoint as unknown as Json,
    ...writeProgress(progress),
  }
}

/**
 * What has come of notifications. `lastErrorReason` is ours, named as Orion-LD names it: the standard tells when the last failure was
 * and not what it was. It goes when one has arrived since. Source: CIM 009 5.2.14.2.
 */
function writeProgress(progress: Progress): JsonObject {
  const { timesSent, timesFailed, lastNotification, lastSuccess, lastFailure, lastError } = progress
  if (timesSent === 0) return {}
  const hasFailed = lastFailure !== undefined && (lastSuccess ?? '') < lastFailure
  return {
    status: hasFailed ? 'failed' : 'ok',
    timesSent,
    ...(timesFailed > 0 && { timesFailed }),
    ...(lastNotification !== undefined && { lastNotification }),
    ...(lastSuccess !== undefined && { lastSuccess }),
    ...(lastFailure !== undefined && { lastFailure }),
    ...(hasFailed && lastError !== undefined && { lastErrorReason: lastError }),
  }
}
