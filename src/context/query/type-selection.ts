import { type Context, expandName } from '../ld/context.ts'
import { isTypeOrAttribute } from '../ld/iri.ts'
import {
  because,
  type Cursor,
  expectToken,
  isAtEnd,
  queryFault,
  startOf,
  take,
  takeUntil,
  tooComplex,
} from './cursor.ts'

/** Which types of entity are meant: one of several sets, all of its types; or any. Types are IRIs. */
export type TypeSelection = 'any' | { anyOf: readonly (readonly string[])[] }

const most = 100
const deepest = 16

/**
 * Reads a selection of types: `A,B` or `A|B` either, `A;B` both (binds closer), parentheses, `*` any. Throws BadRequestData with the
 * position, and TooComplexQuery beyond 100 types, also when it is written out without parentheses. Source: CIM 009 4.17.
 */
export function readTypeSelection(text: string, context: Context): TypeSelection {
  if (text === '*') return 'any'
  const cursor = startOf('type', text)
  const anyOf = readEither(cursor, context, 0)
  if (!isAtEnd(cursor)) throw queryFault(cursor, because.notEnded)
  return { anyOf }
}

/** Whether an entity of these types is meant. */
export function selectsTypes(selection: TypeSelection, types: readonly string[]): boolean {
  if (selection === 'any') return true
  return selection.anyOf.some((all) => all.every((type) => types.includes(type)))
}

type Sets = readonly (readonly string[])[]

function readEither(cursor: Cursor, context: Context, depth: number): Sets {
  const anyOf = [...readBoth(cursor, context, depth)]
  while (take(cursor, ',') || take(cursor, '|')) anyOf.push(...readBoth(cursor, context, depth))
  return bounded(anyOf)
}

function readBoth(cursor: Cursor, context: Context, depth: number): Sets {
  let anyOf = readOne(cursor, context, depth)
  while (take(cursor, ';')) {
    const also = readOne(cursor, context, depth)
    anyOf = bounded(anyOf.flatMap((set) => also.map((other) => [...new Set([...set, ...other])])))
  }
  return anyOf
}

function readOne(cursor: Cursor, context: Context, depth: number): Sets {
  if (!take(cursor, '(')) return [[readType(cursor, context)]]
  if (depth === deepest) throw tooComplex('type')
  const grouped = readEither(cursor, context, depth + 1)
  expectToken(cursor, ')')
  return grouped
}

function bounded(anyOf: Sets): Sets {
  if (anyOf.flat().length > most) throw tooComplex('type')
  return anyOf
}

function readType(cursor: Cursor, context: Context): string {
  const from = cursor.at
  const name = takeUntil(cursor, ',|;()')
  if (!isTypeOrAttribute(name)) throw queryFault(cursor, because.noName, from)
  return expandName(context, name)
}
