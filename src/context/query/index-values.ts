import { instantOf } from '../entity/date-time.ts'
import type { Instance } from '../entity/entity.ts'
import { isObject, type Json } from '../json.ts'

/**
 * One value of an attribute as the index (entity_attr) holds it; without `num`, `str` and `at` only that there is one. A text is in
 * `str`, cut, and if it is a DateTime also in `at`, in milliseconds since 1970. Items of elements of a list are below zero.
 */
export type IndexValue = { item: number; num?: number; str?: string; at?: number }

/** The index holds texts up to so many characters. */
export const indexedCharacters = 256
/** The item of a row that stands for values of which the index cannot tell anything: too many, or such as no database can hold. */
export const untoldItem = 2_147_483_647

const mostValues = 200

/**
 * Gives what the index holds of an attribute. A query that narrows by it relies on this: every number, text, IRI and text of a
 * language has a row, and so has each element of a list that is one; whatever has none is behind the untold item.
 */
export function indexValues(instances: readonly Instance[]): IndexValue[] {
  const values = new Map<string, IndexValue>()
  for (const { kind, value } of instances) {
    if (kind === 'LanguageProperty' && isObject(value)) add(Object.values(value).flat(1), false)
    else if (kind === 'GeoProperty') add([null], false)
    else if (Array.isArray(value) && value.length > 0) add(value, true)
    else add([plain(value)], false)
  }
  return [...values.values()]

  function add(all: readonly Json[], areElements: boolean) {
    for (const value of all) {
      const told = values.size < mostValues ? heldOf(value) : undefined
      if (!told) return void values.set('untold', { item: untoldItem })
      const key = `${areElements} ${typeof value} ${told.num ?? told.str}`
      const item = areElements ? -1 - values.size : values.size
      if (!values.has(key)) values.set(key, { item, ...told })
    }
  }
}

/** What the index holds of one value; undefined where it cannot hold it. */
function heldOf(value: Json): Omit<IndexValue, 'item'> | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? { num: value } : undefined
  if (typeof value !== 'string') return {}
  if (value.includes('\0') || !value.isWellFormed()) return undefined
  const at = instantOf(value)
  return { str: cut(value), ...(at !== undefined && { at }) }
}

/** Cuts a text, never through a character. */
function cut(text: string): string {
  const isThrough = /[\uD800-\uDBFF]/.test(text[indexedCharacters - 1] ?? '')
  return text.slice(0, indexedCharacters - (isThrough ? 1 : 0))
}

/** The value inside a typed value of JSON-LD, as the evaluator takes it. */
function plain(value: Json): Json {
  return isObject(value) && Object.hasOwn(value, '@value') ? (value['@value'] as Json) : value
}
