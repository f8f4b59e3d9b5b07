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

/**
 * Reads a selection of types: `A,B` or `A|B` either, `(A;B)` both, `*` any. Throws BadRequestData with the position, and
 * TooComplexQuery beyond 100 types. Source: CIM 009 4.17.
 */
export function readTypeSelection(text: string, context: Context): TypeSelection {
  if (text === '*') return 'any'
  const cursor = startOf('type', text)
  const anyOf: string[][] = []
  do {
    anyOf.push(readBoth(cursor, context))
    if (anyOf.flat().length > most) throw tooComplex('type')
  } while (take(cursor, ',') || take(cursor, '|'))
  if (!isAtEnd(cursor)) throw queryFault(cursor, because.notEnded)
  return { anyOf }
}

/** Whether an entity of these types is meant. */
export function selectsTypes(selection: TypeSelection, types: readonly string[]): boolean {
  if (selection === 'any') return true
  return selection.anyOf.some((all) => all.every((type) => types.includes(type)))
}

function readBoth(cursor: Cursor, context: Context): string[] {
  const isGrouped = take(cursor, '(')
  const types = [readType(cursor, context)]
  while (take(cursor, ';')) types.push(readType(cursor, context))
  if (isGrouped) expectToken(cursor, ')')
  return types
}

function readType(cursor: Cursor, context: Context): string {
  const from = cursor.at
  const name = takeUntil(cursor, ',|;()')
  if (!isTypeOrAttribute(name)) throw queryFault(cursor, because.noName, from)
  return expandName(context, name)
}
