/** A JSON value. */
export type Json = string | number | boolean | null | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether an object has a member of its own; never looks at the prototype. */
export function has(object: JsonObject, key: string): boolean {
  return Object.hasOwn(object, key)
}

/** Puts a member that can be named anything: `__proto__` becomes a member like others and changes no prototype. */
export function put(object: JsonObject, key: string, value: Json) {
  if (key === '__proto__')
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  else object[key] = value
}

/** Whether two JSON values are equal; the order of members does not count, that of elements does. */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, at) => equalJson(one, b[at]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => has(b, key) && equalJson(a[key], b[key]))
  )
}

/** The one element of a list of one, else the list: a single value is never written as an array. */
export function oneOrMany<T>(values: readonly T[]): T | T[] {
  return values.length === 1 ? (values[0] as T) : [...values]
}
