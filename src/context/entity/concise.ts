import { isGeometryLike } from '../geo/geometry.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'
import { type AttributeKind, valueMembers } from './entity.ts'
import { isInstanceLike } from './read-attribute.ts'
import { isMetadata } from './read-metadata.ts'

/**
 * Takes from a normalised instance what a reader infers: the type, where the value member tells it, and the object around a lone
 * value. Where a reader would infer something else, it stays. Source: CIM 009 4.5.2.3, 4.5.3.3, 4.7.3.
 */
export function toConcise(instance: JsonObject, kind: AttributeKind): Json {
  const { type: _, ...rest } = instance
  const member = valueMembers[kind]
  const value = rest[member] as Json
  if (member === 'value' && isGeometryLike(value) !== (kind === 'GeoProperty')) return instance
  return member === 'value' && Object.keys(rest).length === 1 && isReadAlone(value, kind)
    ? value
    : rest
}

/** Whether a value that stands alone is read as the value it is, and not as an instance. */
function isReadAlone(value: Json, kind: AttributeKind): boolean {
  if (kind === 'GeoProperty') return true
  if (Array.isArray(value)) return !value.some(isInstanceLike)
  if (!isObject(value)) return true
  return !Object.keys(value).some((key) => isTelling(key))
}

const valueNames = new Set(Object.values(valueMembers))

function isTelling(key: string): boolean {
  const names = ['type', '@type', 'datasetId', 'dataset']
  return names.includes(key) || valueNames.has(key) || isMetadata(key)
}
