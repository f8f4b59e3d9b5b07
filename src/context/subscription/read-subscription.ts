import { uuidv7 } from '../../base/id.ts'
import type { Text } from '../../base/text.ts'
import { instantOf, readDateTime } from '../entity/date-time.ts'
import { ngsiNull } from '../entity/entity.ts'
import { readLanguageFilter } from '../entity/language.ts'
import type { Json, JsonObject } from '../json.ts'
import { type Context, expandName } from '../ld/context.ts'
import { readGeoQuery } from '../query/geo-query.ts'
import { compilePattern } from '../query/pattern.ts'
import { readQuery } from '../query/read-query.ts'
import { readScopeQuery } from '../query/scope-query.ts'
import { readTypeSelection } from '../query/type-selection.ts'
import { because, subscriptionFault } from './faults.ts'
import type { CheckAddress } from './read-endpoint.ts'
import {
  type Read,
  readFlag,
  readIri,
  readList,
  readMembers,
  readName,
  readObject,
  readOneOf,
  readOneOrMore,
  readPositive,
  readText,
} from './read-members.ts'
import { readNotifying } from './read-notification.ts'
import { type GivenGeoQuery, type Selector, type Subscription, triggers } from './subscription.ts'

/** By what a subscription is read: its names by the context; `source` is that context as it was given. */
export type Reading = {
  context: Context
  source: Json | undefined
  now: Date
  check: CheckAddress
}

/**
 * Reads a whole subscription; without an id it gets one. Members that only the server writes, and those that nobody knows, are passed
 * over. Throws BadRequestData with the place of the fault. Source: CIM 009 5.2.12, 5.8.1.
 */
export function readSubscription(raw: unknown, reading: Reading): Subscription {
  const object = readObject(raw as Json, '$')
  if (object.type !== 'Subscription') throw subscriptionFault('type', because.otherType)
  const id = Object.hasOwn(object, 'id') ? readIri(object.id as Json, 'id') : newId(reading.now)
  const read = readMembers(object, '', readersOf(object, reading)) as Omit<Subscription, 'id'>
  return requireSound({ id, ...read, ...sourceOf(reading) })
}

/**
 * Reads a part of a subscription and puts it in the place of what is there, member by member; null takes a member away. Throws
 * BadRequestData. Source: CIM 009 5.8.2, 5.5.8.
 */
export function patchSubscription(was: Subscription, raw: unknown, reading: Reading): Subscription {
  const object = readObject(raw as Json, '$')
  const { type = 'Subscription', id = was.id } = object
  if (type !== 'Subscription') throw subscriptionFault('type', because.otherType)
  if (id !== was.id) throw subscriptionFault('id', because.otherId)
  const given: JsonObject = {}
  const rest: Record<string, unknown> = { ...was }
  for (const [name, value] of Object.entries(object)) {
    if (value !== null && value !== ngsiNull) given[name] = value
    else if (name === 'notification') throw subscriptionFault(name, because.mandatory)
    else if (name !== 'source' && name !== 'id') delete rest[name]
  }
  const read = readMembers(given, '', readersOf(given, reading))
  return requireSound({ ...rest, ...read, ...sourceOf(reading) } as Subscription)
}

function sourceOf({ source }: Reading): { source?: Json } {
  return source === undefined ? {} : { source }
}

function newId(now: Date): string {
  return `urn:ngsi-ld:Subscription:${uuidv7(now)}`
}

function readersOf(object: JsonObject, reading: Reading): Map<string, Read<unknown>> {
  const { context, now, check } = reading
  const expandValues = expandedNames(object.expandValues)
  return new Map<string, Read<unknown>>([
    ['subscriptionName', readText],
    ['description', readText],
    ['entities', readList(readSelector(context))],
    ['watchedAttributes', readList(readName(context))],
    ['notificationTrigger', readList(readOneOf(triggers, because.unknownValue))],
    ['timeInterval', readPositive()],
    ['throttling', readPositive()],
    ['q', readQ(context, expandValues)],
    ['geoQ', readGeoQ(context)],
    ['scopeQ', checked((text) => readScopeQuery(text))],
    ['csf', checked((text) => readQuery(text, { context }, 'csf'))],
    ['temporalQ', refuse(because.onlyForSources)],
    ['lang', checked((text) => readLanguageFilter(text))],
    ['datasetId', readOneOrMore(readDataset)],
    ['isActive', readFlag],
    ['expiresAt', readFuture(now)],
    ['localOnly', readFlag],
    ['splitEntities', readFlag],
    ['jsonldContext', readContextAddress],
    ['notification', readNotifying(context, check)],
  ])
}

function requireSound(subscription: Subscription): Subscription {
  const { entities, watchedAttributes, timeInterval, throttling, notification } = subscription
  if (notification === undefined) throw subscriptionFault('notification', because.missing)
  if (!entities && !watchedAttributes) throw subscriptionFault('entities', because.nothingMeant)
  if (timeInterval !== undefined && (throttling !== undefined || watchedAttributes || !entities))
    throw subscriptionFault('timeInterval', because.byTheClock)
  return subscription
}

/** Source: CIM 009 5.2.33. */
function readSelector(context: Context): Read<Selector> {
  return (raw, path) => {
    const object = readObject(raw, path)
    const { id, idPattern, type } = object
    if (typeof type !== 'string' || type === '')
      throw subscriptionFault(`${path}.type`, because.missing)
    return {
      ...(id !== undefined && { ids: readOneOrMore(readIri)(id, `${path}.id`) }),
      ...(idPattern !== undefined && { idPattern: readPattern(idPattern, `${path}.idPattern`) }),
      types: readTypeSelection(type, context),
    }
  }
}

function readPattern(raw: Json, path: string): string {
  if (typeof raw !== 'string' || raw === '' || !compilePattern(raw))
    throw subscriptionFault(path, because.notAPattern)
  return raw
}

function readQ(context: Context, expandValues: readonly string[]): Read<Subscription['q']> {
  return (raw, path) => {
    const text = readText(raw, path)
    return { text, query: readQuery(decoded(text), { context, expandValues }) }
  }
}

/** Clients write a query as it would stand in an address, with `%20`; one that is not so written is taken as it is. */
function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function readGeoQ(context: Context): Read<GivenGeoQuery> {
  return (raw, path) => {
    const { georel, geometry, coordinates, geoproperty } = readObject(raw, path)
    const isThere = typeof georel === 'string' && typeof geometry === 'string'
    const isNamed = geoproperty === undefined || typeof geoproperty === 'string'
    if (!isThere || !isNamed || coordinates === undefined)
      throw subscriptionFault(path, because.geoQuery)
    readGeoQuery({ georel, geometry, coordinates, geoproperty }, context)
    return {
      georel,
      geometry,
      coordinates,
      ...(geoproperty !== undefined && { geoproperty: expandName(context, geoproperty) }),
    }
  }
}

/** Refuses a member that is known and can mean nothing here. */
function refuse(fault: Text): Read<never> {
  return (_raw, path) => {
    throw subscriptionFault(path, fault)
  }
}

/** Reads a text that another reader must take. */
function checked(check: (text: string) => unknown): Read<string> {
  return (raw, path) => {
    const text = readText(raw, path)
    check(text)
    return text
  }
}

function readDataset(raw: Json, path: string): string {
  return raw === '@none' ? raw : readIri(raw, path)
}

function readFuture(now: Date): Read<string> {
  return (raw, path) => {
    const moment = typeof raw === 'string' ? readDateTime(raw) : undefined
    if (moment === undefined) throw subscriptionFault(path, because.notADateTime)
    if ((instantOf(moment) as number) <= now.getTime())
      throw subscriptionFault(path, because.inThePast)
    return moment
  }
}

function readContextAddress(raw: Json, path: string): string {
  const url = typeof raw === 'string' ? URL.parse(raw) : null
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw subscriptionFault(path, because.notAnIri)
  return raw as string
}

function expandedNames(raw: Json | undefined): string[] {
  if (typeof raw === 'string') return raw.split(',')
  return Array.isArray(raw) ? raw.filter((one) => typeof one === 'string') : []
}
