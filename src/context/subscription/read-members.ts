import type { Text } from '../../base/text.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'
import { type Context, expandName } from '../ld/context.ts'
import { isIri, isTypeOrAttribute } from '../ld/iri.ts'
import { because, subscriptionFault } from './faults.ts'

/** Reads one member of a JSON object, at a path. Throws BadRequestData naming it. */
export type Read<T> = (raw: Json, path: string) => T

const longestList = 1000
const longestText = 8192

export function readObject(raw: Json | undefined, path: string): JsonObject {
  if (!isObject(raw)) throw subscriptionFault(path, because.notAnObject)
  return raw
}

export function readText(raw: Json, path: string): string {
  if (typeof raw !== 'string' || raw === '' || raw.length > longestText)
    throw subscriptionFault(path, because.notAText)
  return raw
}

export function readFlag(raw: Json, path: string): boolean {
  if (typeof raw !== 'boolean') throw subscriptionFault(path, because.notAFlag)
  return raw
}

/** Reads a number above zero, at most `most`. */
export function readPositive(most = 1e12): Read<number> {
  return (raw, path) => {
    if (typeof raw !== 'number' || !(raw > 0) || raw > most)
      throw subscriptionFault(path, because.notPositive)
    return raw
  }
}

export function readIri(raw: Json, path: string): string {
  if (typeof raw !== 'string' || !isIri(raw)) throw subscriptionFault(path, because.notAnIri)
  return raw
}

export function readOneOf<T extends string>(known: readonly T[], fault: Text): Read<T> {
  return (raw, path) => {
    const found = known.find((one) => one === raw)
    if (found === undefined) throw subscriptionFault(path, fault)
    return found
  }
}

/** Reads a list that is not empty, each element with its place. */
export function readList<T>(readOne: Read<T>): Read<T[]> {
  return (raw, path) => {
    if (!Array.isArray(raw) || raw.length === 0 || raw.length > longestList)
      throw subscriptionFault(path, because.notAList)
    return raw.map((one, at) => readOne(one, `${path}[${at}]`))
  }
}

/** Reads one element or a list of them. */
export function readOneOrMore<T>(readOne: Read<T>): Read<T[]> {
  const readAll = readList(readOne)
  return (raw, path) => (Array.isArray(raw) ? readAll(raw, path) : [readOne(raw, path)])
}

/** Reads the name of an attribute into its IRI. */
export function readName(context: Context): Read<string> {
  return (raw, path) => {
    if (typeof raw !== 'string' || !isTypeOrAttribute(raw))
      throw subscriptionFault(path, because.notAName)
    return expandName(context, raw)
  }
}

/** Reads the members of an object that are there, each by its reader; others are passed over. */
export function readMembers(
  raw: JsonObject,
  path: string,
  readers: ReadonlyMap<string, Read<unknown>>,
): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const [name, readOne] of readers)
    if (Object.hasOwn(raw, name)) read[name] = readOne(raw[name] as Json, memberPath(path, name))
  return read
}

export function memberPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
