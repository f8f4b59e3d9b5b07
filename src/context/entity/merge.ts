import { isGeometryLike } from '../geo/geometry.ts'
import { isObject, type Json, type JsonObject, put } from '../json.ts'
import type { Context } from '../ld/context.ts'
import { type Change, change, patchedMetadata } from './change.ts'
import {
  type Attributes,
  type Entity,
  type EntityPatch,
  type Instance,
  type InstancePatch,
  instanceOf,
  ngsiNull,
  type Patches,
} from './entity.ts'
import { because, entityFault } from './faults.ts'
import { completeInstance } from './read-entity.ts'
import { readValue } from './read-value.ts'
import { addTypes, setExpiry, setScopes } from './write-entity.ts'

/**
 * How to merge: the moment; the context, for simplified values that turn out to be vocabulary; a moment of observation for
 * attributes that have one and get no other; a language for texts given for language maps.
 */
export type Merging = { at: string; context: Context; observedAt?: string; lang?: string }

/**
 * Merges a fragment into an entity, as RFC 7396 merges JSON: into attributes, their attributes and the objects that are their
 * values. Nulls delete what they stand for. An attribute keeps its type: a simplified value is read as that type, another
 * type is refused. Throws BadRequestData. Source: CIM 009 5.6.17, 5.5.12.
 */
export function mergeEntity(target: Entity, fragment: EntityPatch, merging: Merging): Change {
  return change(target, merging.at, (draft) => {
    for (const [attribute, patches] of fragment.attributes)
      for (const patch of patches) {
        const was = draft.find(attribute, patch.datasetId)
        const is = mergeInstance(was, patch, attribute, merging)
        if (is) draft.put(attribute, is)
        else draft.take(attribute, patch.datasetId)
      }
    addTypes(draft, target, fragment)
    setScopes(draft, target, fragment, true)
    setExpiry(draft, target, fragment)
  })
}

/** Merges a patch into an instance; undefined where nothing is left of it, or was to be. */
function mergeInstance(
  was: Instance | undefined,
  patch: InstancePatch,
  path: string,
  merging: Merging,
): Instance | undefined {
  if (patch.isNull) return undefined
  if (!was) return newInstance(patch, path, merging)
  const { kind, value } = patchValue(was, patch, path, merging)
  const merged = value === undefined ? was.value : mergeValue(kind, was.value, value)
  if (kind === 'LanguageProperty' && Object.keys(merged as JsonObject).length === 0)
    return undefined
  const attributes = mergeAttributes(was.attributes, patch.attributes, path, merging)
  const { attributes: _, ...rest } = patchedMetadata(was, patch)
  const isObserved = was.observedAt !== undefined && patch.observedAt === undefined
  const observedAt =
    isObserved && !patch.removed?.includes('observedAt') ? merging.observedAt : undefined
  return {
    ...rest,
    kind,
    value: merged,
    ...(observedAt !== undefined && { observedAt }),
    ...(attributes.size > 0 && { attributes }),
  }
}

function newInstance(patch: InstancePatch, path: string, merging: Merging): Instance {
  const { removed: _, attributes, ...rest } = patch
  const whole = completeInstance(rest, path)
  const subs = mergeAttributes(undefined, attributes, path, merging)
  return {
    ...whole,
    value: hasObjects(whole.kind) ? withoutNulls(whole.value) : whole.value,
    ...(subs.size > 0 && { attributes: subs }),
  }
}

/** The value that a patch gives to an instance, read as the type that is there. */
function patchValue(
  was: Instance,
  patch: InstancePatch,
  path: string,
  { context, lang }: Merging,
): { kind: Instance['kind']; value: Json | undefined } {
  const { kind } = was
  if (patch.bare !== undefined) {
    const isText = typeof patch.bare === 'string' || Array.isArray(patch.bare)
    const raw =
      kind === 'LanguageProperty' && lang !== undefined && isText
        ? { [lang]: patch.bare }
        : patch.bare
    return { kind, value: readValue(kind, raw, path, context, 'deep') }
  }
  if (patch.kind !== undefined && patch.kind !== kind) throw entityFault(path, because.otherType)
  return { kind, value: patch.value }
}

function mergeAttributes(
  was: Attributes | undefined,
  patches: Patches | undefined,
  path: string,
  merging: Merging,
): Attributes {
  if (!patches) return was ?? new Map()
  const merged = new Map(was)
  for (const [iri, subs] of patches) {
    let instances = merged.get(iri) ?? []
    for (const sub of subs) {
      const before = instanceOf(instances, sub.datasetId)
      const after = mergeInstance(before, sub, `${path}.${iri}`, merging)
      if (before && after) instances = instances.map((one) => (one === before ? after : one))
      else if (before) instances = instances.filter((one) => one !== before)
      else if (after) instances = [...instances, after]
    }
    if (instances.length > 0) merged.set(iri, instances)
    else merged.delete(iri)
  }
  return merged
}

function hasObjects(kind: Instance['kind']): boolean {
  return kind === 'Property' || kind === 'JsonProperty' || kind === 'LanguageProperty'
}

function mergeValue(kind: Instance['kind'], was: Json, given: Json): Json {
  return hasObjects(kind) && !isGeometryLike(given) ? mergeJson(was, given) : given
}

/** Merges JSON into JSON (RFC 7396), `urn:ngsi-ld:null` standing for null. */
function mergeJson(was: Json | undefined, given: Json): Json {
  if (!isObject(given)) return given
  if (Object.hasOwn(given, '@value')) return given
  const merged: JsonObject = isObject(was) ? { ...was } : {}
  for (const [key, value] of Object.entries(given)) {
    if (value === ngsiNull) delete merged[key]
    else put(merged, key, mergeJson(Object.hasOwn(merged, key) ? merged[key] : undefined, value))
  }
  return merged
}

function withoutNulls(value: Json): Json {
  return mergeJson(undefined, value)
}
