import { toConcise } from '../../entity/concise.ts'
import { type Entity, type Instance, ngsiNull, valueMembers } from '../../entity/entity.ts'
import { representFeature } from '../../entity/geojson.ts'
import { readLanguageFilter } from '../../entity/language.ts'
import { project, type View } from '../../entity/project.ts'
import {
  type Format,
  type Representation,
  represent,
  representInstances,
} from '../../entity/represent.ts'
import { isObject, type Json, type JsonObject, oneOrMany, put } from '../../json.ts'
import { compactName } from '../../ld/context.ts'
import { toProjection } from '../members.ts'
import type { Subscription } from '../subscription.ts'
import { type ChangeMark, type EntityChange, instanceChangeOf } from './entity-change.ts'
import { tellsDeletions, type Watcher, watchedMarks } from './watcher.ts'

/** Writes the entity of a change as the notifications of a subscription show it. Source: CIM 009 5.8.6, 5.3.1, 5.2.14. */
export function renderChange(watcher: Watcher, change: EntityChange): JsonObject {
  const { showChanges } = watcher.subscription.notification
  const told = toldDeletions(watcher, change)
  const entity = change.after
    ? withNulls(change.after, told, change)
    : withNulls(deletedEntity(change), told, change)
  const written = renderEntity(watcher, entity)
  if (showChanges) showPrevious(written, watcher, change)
  if (!change.after) written.deletedAt = change.at
  return written
}

/** Writes an entity as it is. */
export function renderEntity(watcher: Watcher, entity: Entity): JsonObject {
  const { subscription } = watcher
  const representation = representationOf(watcher)
  const shown = project(entity, viewOf(subscription))
  if (subscription.notification.endpoint.accept === 'application/geo+json')
    return representFeature(entity, shown, representation)
  return represent(shown.entity, representation, shown.hidden)
}

const formats: Readonly<Record<string, Format>> = {
  normalized: 'normalized',
  concise: 'concise',
  simplified: 'simplified',
  keyValues: 'simplified',
}

export function representationOf({ subscription, context }: Watcher): Representation {
  const { format = 'normalized', sysAttrs = false } = subscription.notification
  const { lang } = subscription
  return {
    context,
    format: formats[format] as Format,
    sysAttrs,
    lang: lang === undefined ? undefined : readLanguageFilter(lang),
  }
}

export function viewOf({ notification, datasetId }: Subscription): View {
  const { attributes, pick, omit } = notification
  return {
    attrs: attributes && new Set(attributes),
    pick: pick && toProjection(pick),
    omit: omit && toProjection(omit),
    datasetIds: datasetId && new Set(datasetId),
  }
}

/** What is gone and is to be told: what is watched; with the entity all of it where changes are to be shown. */
function toldDeletions(watcher: Watcher, change: EntityChange): readonly ChangeMark[] {
  const isWhole = !change.after && watcher.subscription.notification.showChanges
  if (!isWhole && !tellsDeletions(watcher)) return []
  return watchedMarks(watcher, change.marks)
    .filter(([, , kind]) => kind === 'deleted')
    .filter((mark) => instanceChangeOf(change, mark).was !== undefined)
}

/** A deleted entity: what it was called, when it was made and deleted. */
function deletedEntity({ before, at }: EntityChange): Entity {
  const { id, types, createdAt, modifiedAt } = before as Entity
  return {
    id,
    types,
    scopes: [],
    ...(createdAt !== undefined && { createdAt }),
    ...(modifiedAt !== undefined && { modifiedAt }),
    deletedAt: at,
    attributes: new Map(),
  }
}

/** Puts nulls in the place of instances that are gone. Source: CIM 009 4.5.0. */
function withNulls(entity: Entity, told: readonly ChangeMark[], change: EntityChange): Entity {
  if (told.length === 0) return entity
  const attributes = new Map(entity.attributes)
  for (const mark of told) {
    const { attribute, was } = instanceChangeOf(change, mark)
    const instances = attributes.get(attribute) ?? []
    attributes.set(attribute, [...instances, nullInstance(was as Instance, change.at)])
  }
  return { ...entity, attributes }
}

function nullInstance(was: Instance, at: string): Instance {
  const { kind, datasetId, createdAt, modifiedAt } = was
  return {
    kind,
    value: kind === 'LanguageProperty' ? { '@none': ngsiNull } : ngsiNull,
    ...(datasetId !== undefined && { datasetId }),
    ...(createdAt !== undefined && { createdAt }),
    ...(modifiedAt !== undefined && { modifiedAt }),
    deletedAt: at,
  }
}

/** Adds to what changed what it was before. Source: CIM 009 4.5.2.2 (previousValue), 4.5.3.2 (previousObject) and their kind. */
function showPrevious(written: JsonObject, watcher: Watcher, change: EntityChange) {
  const representation = representationOf(watcher)
  const normalized: Representation = { ...representation, format: 'normalized' }
  const isFeature = watcher.subscription.notification.endpoint.accept === 'application/geo+json'
  const target = isFeature ? (written.properties as JsonObject) : written
  for (const [attribute, marks] of Map.groupBy(change.marks, ([name]) => name)) {
    const name = compactName(representation.context, attribute)
    if (!Object.hasOwn(target, name)) continue
    const shown = listOf(target[name] as Json)
    const withPrevious = shown.map((one) => {
      const dataset = isObject(one) ? (one.datasetId ?? null) : null
      const mark = marks.find(([, datasetId]) => datasetId === dataset)
      const was = mark && instanceChangeOf(change, mark).was
      return was ? addPrevious(one, was, normalized, representation.format) : one
    })
    put(target, name, oneOrMany(withPrevious))
  }
}

function addPrevious(shown: Json, was: Instance, normalized: Representation, format: Format): Json {
  const member = valueMembers[was.kind]
  const before = representInstances([was], normalized) as JsonObject
  const value = before[member] ?? before.value
  const previous = `previous${member[0]?.toUpperCase()}${member.slice(1)}`
  // A concise attribute can be its bare value: then it becomes an object again.
  const isBare = format === 'concise' && !isInstance(shown, member)
  const object: JsonObject = isBare ? { value: shown } : { ...(shown as JsonObject) }
  if (value !== undefined) object[previous] = value
  return format === 'concise' ? toConcise({ type: was.kind, ...object }, was.kind) : object
}

function isInstance(shown: Json, member: string): boolean {
  return isObject(shown) && Object.hasOwn(shown, member)
}

function listOf(value: Json): Json[] {
  return Array.isArray(value) ? value : [value]
}
