import { instantOf } from '../entity/date-time.ts'
import type { Json } from '../json.ts'
import type { Query } from '../query/query.ts'
import type { TypeSelection } from '../query/type-selection.ts'

/** What sets off a notification. Source: CIM 009 5.2.12. */
export const triggers = [
  'entityCreated',
  'entityUpdated',
  'entityDeleted',
  'attributeCreated',
  'attributeUpdated',
  'attributeDeleted',
] as const
export type Trigger = (typeof triggers)[number]

/** What sets it off where a subscription does not say. */
export const usualTriggers: readonly Trigger[] = ['attributeCreated', 'attributeUpdated']

/** Which entities are meant; types are IRIs. Source: CIM 009 5.2.33. */
export type Selector = {
  readonly ids?: readonly string[]
  readonly idPattern?: string
  readonly types: TypeSelection
}

export type KeyValue = { readonly key: string; readonly value: string }

/** Where notifications go. Source: CIM 009 5.2.15. */
export type Endpoint = {
  readonly uri: string
  readonly accept?: string
  /** Milliseconds to wait for an answer; and to let pass after a failure. */
  readonly timeout?: number
  readonly cooldown?: number
  readonly receiverInfo?: readonly KeyValue[]
  readonly notifierInfo?: readonly KeyValue[]
}

/** A member of an entity, and of a relationship with `join` those of the entities behind it. Source: CIM 009 4.21. */
export type Member = string | readonly [relationship: string, behind: readonly Member[]]

/** How notifications are written; names of attributes are IRIs. Source: CIM 009 5.2.14. */
export type Notifying = {
  readonly attributes?: readonly string[]
  readonly pick?: readonly Member[]
  readonly omit?: readonly Member[]
  readonly format?: 'normalized' | 'concise' | 'simplified' | 'keyValues'
  readonly sysAttrs?: boolean
  readonly showChanges?: boolean
  readonly join?: 'flat' | 'inline' | '@none'
  readonly joinLevel?: number
  readonly endpoint: Endpoint
}

/** A geo query as it was given, its property as an IRI. Source: CIM 009 5.2.13. */
export type GivenGeoQuery = {
  readonly georel: string
  readonly geometry: string
  readonly coordinates: Json
  readonly geoproperty?: string
}

/**
 * A subscription, read: names are IRIs, `q` is kept as it was given and as a tree. Only the members that were given are there.
 * `source` is the `@context` it was made with. Source: CIM 009 5.2.12.
 */
export type Subscription = {
  readonly id: string
  readonly subscriptionName?: string
  readonly description?: string
  readonly entities?: readonly Selector[]
  readonly watchedAttributes?: readonly string[]
  readonly notificationTrigger?: readonly Trigger[]
  /** Seconds between notifications that come by the clock. */
  readonly timeInterval?: number
  readonly q?: { readonly text: string; readonly query: Query }
  readonly geoQ?: GivenGeoQuery
  readonly scopeQ?: string
  readonly csf?: string
  readonly lang?: string
  readonly datasetId?: readonly string[]
  readonly isActive?: boolean
  readonly expiresAt?: string
  /** Seconds that must pass between two notifications. */
  readonly throttling?: number
  readonly localOnly?: boolean
  /** Whether the parts of an entity come apart; there are no sources from which they could come, so kept and without effect. */
  readonly splitEntities?: boolean
  readonly jsonldContext?: string
  readonly notification: Notifying
  readonly source?: Json
  /** The address at which that context can be had; the core context without one. */
  readonly link?: string
}

/** A subscription as it is kept, with its number within the space. */
export type Kept = {
  readonly number: number
  readonly version: number
  readonly subscription: Subscription
  readonly createdAt: string
  readonly modifiedAt: string
}

export type Status = 'active' | 'paused' | 'expired'

/** Says whether a subscription is being served at a moment. Source: CIM 009 5.2.12, 5.8.1, 5.8.2. */
export function statusOf({ expiresAt, isActive }: Subscription, now: Date): Status {
  if (expiresAt !== undefined && (instantOf(expiresAt) as number) <= now.getTime()) return 'expired'
  return isActive === false ? 'paused' : 'active'
}

/** What has come of the notifications of a subscription; moments are DateTimes. */
export type Progress = {
  readonly timesSent: number
  readonly timesFailed: number
  readonly lastNotification?: string
  readonly lastSuccess?: string
  readonly lastFailure?: string
  /** Why the last one that did not arrive did not: our own words, or the answer's status. */
  readonly lastError?: string
}
