import { coreContext } from '../../ld/compile-context.ts'
import type { Context } from '../../ld/context.ts'
import { matchesQuery } from '../../query/evaluate.ts'
import { type GeoQuery, matchesGeo, readGeoQuery } from '../../query/geo-query.ts'
import { compilePattern, type Pattern } from '../../query/pattern.ts'
import { linkDepth } from '../../query/query.ts'
import { matchesScopes, readScopeQuery, type ScopeQuery } from '../../query/scope-query.ts'
import type { FindLinked } from '../../query/targets.ts'
import { selectsTypes, type TypeSelection } from '../../query/type-selection.ts'
import {
  type Kept,
  type Subscription,
  statusOf,
  type Trigger,
  usualTriggers,
} from '../subscription.ts'
import { type ChangeMark, type EntityChange, stateOf } from './entity-change.ts'

type Chosen = {
  ids: ReadonlySet<string> | undefined
  pattern: Pattern | undefined
  types: TypeSelection
}

/** A subscription ready to be held against changes: nothing in it is read again. `context` is that of its notifications. */
export type Watcher = {
  readonly number: number
  readonly subscription: Subscription
  readonly context: Context
  readonly chosen: readonly Chosen[] | undefined
  readonly watched: ReadonlySet<string> | undefined
  readonly triggers: ReadonlySet<Trigger>
  readonly geo: GeoQuery | undefined
  readonly scopes: ScopeQuery | undefined
  /** How many relationships its query follows. */
  readonly links: number
}

/** Makes a subscription ready. */
export function toWatcher({ number, subscription }: Kept, context: Context): Watcher {
  const { entities, watchedAttributes, notificationTrigger, geoQ, scopeQ, q } = subscription
  return {
    number,
    subscription,
    context,
    chosen: entities?.map(({ ids, idPattern, types }) => ({
      ids: ids && new Set(ids),
      pattern: idPattern === undefined ? undefined : compilePattern(idPattern),
      types,
    })),
    watched: watchedAttributes && new Set(watchedAttributes),
    triggers: new Set(notificationTrigger ?? usualTriggers),
    // Its property is an IRI already.
    geo: geoQ && readGeoQuery(geoQ, coreContext),
    scopes: scopeQ === undefined ? undefined : readScopeQuery(scopeQ),
    links: q ? linkDepth(q.query) : 0,
  }
}

/** The changes of an entity that a subscription looks at. */
export function watchedMarks(
  watcher: Watcher,
  marks: readonly ChangeMark[],
): readonly ChangeMark[] {
  const { watched } = watcher
  return watched ? marks.filter(([attribute]) => watched.has(attribute)) : marks
}

/**
 * Whether a change sets off a notification, as far as it does not hang on other entities: by its kind, the entity's type and id, and
 * whether the subscription is being served. Source: CIM 009 5.8.6, 5.2.12.
 */
export function isSetOff(watcher: Watcher, change: EntityChange, now: Date): boolean {
  if (statusOf(watcher.subscription, now) !== 'active') return false
  const { id, types } = stateOf(change)
  return isChosen(watcher, id, types) && isTriggered(watcher, change)
}

/** Whether the entity fits the conditions of the subscription: scopes, values, places. `linked` finds what its query follows. */
export function fits(watcher: Watcher, change: EntityChange, linked: FindLinked): boolean {
  return fitsEntity(watcher, stateOf(change), linked)
}

export function fitsEntity(
  { scopes, subscription: { q }, geo }: Watcher,
  entity: ReturnType<typeof stateOf>,
  linked: FindLinked,
): boolean {
  if (scopes && !matchesScopes(scopes, entity.scopes)) return false
  if (q && !matchesQuery(q.query, entity, linked)) return false
  return !geo || matchesGeo(geo, entity)
}

export function isChosen({ chosen }: Watcher, id: string, types: readonly string[]): boolean {
  if (!chosen) return true
  return chosen.some(
    ({ ids, pattern, types: wanted }) =>
      selectsTypes(wanted, types) && (ids ? ids.has(id) : (pattern?.matches(id) ?? true)),
  )
}

function isTriggered(watcher: Watcher, { isNew, after, marks }: EntityChange): boolean {
  const { triggers, watched } = watcher
  const seen = watchedMarks(watcher, marks)
  if (watched && seen.length === 0) return false
  if (isNew && triggers.has('entityCreated')) return true
  if (!after && triggers.has('entityDeleted')) return true
  if (!isNew && after && triggers.has('entityUpdated')) return true
  return seen.some(([, , kind]) => triggers.has(byKind[kind]))
}

const byKind = {
  created: 'attributeCreated',
  updated: 'attributeUpdated',
  deleted: 'attributeDeleted',
} as const satisfies Record<ChangeMark[2], Trigger>

/** Whether the notifications of a subscription tell of attributes that are gone. */
export function tellsDeletions({ triggers }: Watcher): boolean {
  return triggers.has('attributeDeleted') || triggers.has('entityUpdated')
}
