import { levelsOf } from '../entity/scope.ts'
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

/** Levels of a scope from the top; `+` is any one level. `below`: also all scopes below it. */
export type ScopePattern = { levels: readonly string[]; below: boolean }

/** Scopes of which an entity must have one set, all in it. */
export type ScopeQuery = { anyOf: readonly (readonly ScopePattern[])[] }

const most = 100
const level = /^(?:\+|\p{L}[\p{L}\p{M}\p{N}_]*)$/u

/**
 * Reads a query by scopes: `/A/B` that scope, `/A/+/C` any level between, `/A/#` it and all below, `/#` any scope at all; `,` and
 * `|` either, `(/A;/B)` both. Throws BadRequestData with the position. Source: CIM 009 4.19.
 */
export function readScopeQuery(text: string): ScopeQuery {
  const cursor = startOf('scopeQ', text)
  const anyOf: ScopePattern[][] = []
  do {
    anyOf.push(readBoth(cursor))
    if (anyOf.flat().length > most) throw tooComplex('scopeQ')
  } while (take(cursor, ',') || take(cursor, '|'))
  if (!isAtEnd(cursor)) throw queryFault(cursor, because.notEnded)
  return { anyOf }
}

/** Whether an entity with these scopes is meant. */
export function matchesScopes(query: ScopeQuery, scopes: readonly string[]): boolean {
  const all = scopes.map(levelsOf)
  return query.anyOf.some((both) =>
    both.every((pattern) => all.some((levels) => matches(pattern, levels))),
  )
}

function matches(pattern: ScopePattern, levels: readonly string[]): boolean {
  const isDeepEnough = pattern.below
    ? levels.length >= pattern.levels.length
    : levels.length === pattern.levels.length
  return isDeepEnough && pattern.levels.every((one, at) => one === '+' || one === levels[at])
}

function readBoth(cursor: Cursor): ScopePattern[] {
  const isGrouped = take(cursor, '(')
  const patterns = [readPattern(cursor)]
  while (take(cursor, ';')) patterns.push(readPattern(cursor))
  if (isGrouped) expectToken(cursor, ')')
  return patterns
}

function readPattern(cursor: Cursor): ScopePattern {
  const from = cursor.at
  const levels = levelsOf(takeUntil(cursor, ',|;()'))
  const below = levels[levels.length - 1] === '#'
  if (below) levels.pop()
  if ((levels.length === 0 && !below) || !levels.every((one) => level.test(one)))
    throw queryFault(cursor, because.noName, from)
  return { levels, below }
}
