import { instantOf } from '../entity/date-time.ts'
import type { Instance } from '../entity/entity.ts'
import type { Geometry } from '../geo/geometry.ts'
import { cellsOf } from '../geo/grid.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'

/** How many characters (UTF-16 units) of a text the index holds. */
export const indexedLength = 256

/**
 * A value as the index holds it; one without any of them is there and is no scalar. Numbers in `num`; texts, IRIs and booleans (`true`,
 * `false`) in `str`; a text that is a DateTime also in `ts`, in milliseconds since 1970.
 */
export type IndexValue = { num: number | null; str: string | null; ts: number | null }

const valueless: IndexValue = { num: null, str: null, ts: null }

/** The values of all instances of an attribute, each once: elements of lists one by one, texts of all languages. Never none. */
export function indexValues(instances: readonly Instance[]): IndexValue[] {
  const [first] = instances
  if (first && instances.length === 1 && !Array.isArray(first.value) && isPlain(first))
    return [indexValue(plain(first.value))]
  const values: IndexValue[] = []
  for (const value of instances.flatMap(valuesOf)) {
    const one = indexValue(value)
    if (!values.some((other) => isSame(one, other))) values.push(one)
  }
  return values.length > 0 ? values : [valueless]
}

function isPlain({ kind }: Instance): boolean {
  return kind !== 'LanguageProperty'
}

function valuesOf({ kind, value }: Instance): Json[] {
  if (kind === 'LanguageProperty') return Object.values(value as JsonObject).flat() as Json[]
  const inner = plain(value)
  return Array.isArray(inner) ? inner : [inner]
}

/** The value inside a typed value of JSON-LD. */
function plain(value: Json): Json {
  return isObject(value) && Object.hasOwn(value, '@value') ? (value['@value'] as Json) : value
}

function indexValue(value: Json): IndexValue {
  switch (typeof value) {
    case 'number':
      return { num: value, str: null, ts: null }
    case 'boolean':
      return { num: null, str: String(value), ts: null }
    case 'string':
      return { num: null, str: cutText(value), ts: instantOf(value) ?? null }
    default:
      return valueless
  }
}

/** The beginning of a text that the index holds; it ends with a whole character. */
export function cutText(text: string): string {
  if (text.length <= indexedLength) return text
  const cut = text.slice(0, indexedLength)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

export function isSame(a: IndexValue, b: IndexValue): boolean {
  return a.num === b.num && a.str === b.str && a.ts === b.ts
}

const noCells: readonly number[] = []

/** The cells of the grid that hold the geometries of an attribute, each once. */
export function cellsIn(instances: readonly Instance[] | undefined): readonly number[] {
  if (!instances?.some(({ kind }) => kind === 'GeoProperty')) return noCells
  const cells = instances.flatMap(({ kind, value }) =>
    kind === 'GeoProperty' ? cellsOf(value as unknown as Geometry) : [],
  )
  return [...new Set(cells)]
}
