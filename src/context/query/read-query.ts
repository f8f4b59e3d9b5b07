import { type Context, expandName } from '../ld/context.ts'
import {
  because,
  type Cursor,
  expectToken,
  isAtEnd,
  queryFault,
  startOf,
  take,
  takeOne,
  tooComplex,
} from './cursor.ts'
import { compilePattern, type Pattern } from './pattern.ts'
import type { AttributePath, Literal, Operand, Query } from './query.ts'
import { isComparable, readLiteral, readQuoted } from './read-literal.ts'
import { readPath } from './read-path.ts'

/** `expandValues`: names of attributes whose values in the query are names of the context. Source: CIM 009 4.9. */
export type QueryReading = { context: Context; expandValues?: readonly string[] | undefined }

const mostTerms = 100
const mostValues = 500
const deepestQuery = 16
const operators = ['!~=', '~=', '==', '!=', '>=', '<=', '>', '<'] as const

/**
 * Reads the query language `q`: terms joined by `;` (and, binds closer) and `|` (or), grouped by parentheses. A bare path asks
 * whether it exists, `!path` whether it does not. Throws BadRequestData with parameter and position, and TooComplexQuery
 * beyond 8,192 characters, 100 terms, 500 values or 16 levels. Source: CIM 009 4.9.
 */
export function readQuery(text: string, reading: QueryReading, parameter = 'q'): Query {
  const cursor = startOf(parameter, text)
  const expanded = new Set(
    reading.expandValues?.map((name) => expandName(reading.context, name)) ?? [],
  )
  let terms = 0
  let values = 0
  const query = readOr(0)
  if (!isAtEnd(cursor)) throw queryFault(cursor, because.notEnded)
  return query

  function readOr(depth: number): Query {
    return readJoined('or', '|', () => readJoined('and', ';', () => readOne(depth)))
  }

  function readJoined(kind: 'and' | 'or', sign: string, readNext: () => Query): Query {
    const first = readNext()
    if (!take(cursor, sign)) return first
    const joined = [first, readNext()]
    while (take(cursor, sign)) joined.push(readNext())
    return { kind, terms: joined }
  }

  function readOne(depth: number): Query {
    if (depth > deepestQuery) throw tooComplex(parameter)
    if (!take(cursor, '(')) return readTerm()
    const grouped = readOr(depth + 1)
    expectToken(cursor, ')')
    return grouped
  }

  function readTerm(): Query {
    if (++terms > mostTerms) throw tooComplex(parameter)
    if (take(cursor, '!'))
      return { kind: 'exists', path: readPath(cursor, reading.context), negated: true }
    const path = readPath(cursor, reading.context)
    const from = cursor.at
    const operator = takeOne(cursor, operators)
    switch (operator) {
      case undefined:
        if (!isAtEnd(cursor) && !';|)'.includes(cursor.text[from] as string))
          throw queryFault(cursor, because.noOperator)
        return { kind: 'exists', path, negated: false }
      case '~=':
      case '!~=':
        return { kind: 'matches', path, pattern: readPattern(cursor), negated: operator === '!~=' }
      case '==':
      case '!=':
        return { kind: 'equals', path, operand: readOperand(path), negated: operator === '!=' }
      default: {
        const value = readLiteral(cursor)
        if (
          !isComparable(value) ||
          cursor.text.startsWith('..', cursor.at) ||
          cursor.text[cursor.at] === ','
        )
          throw queryFault(cursor, because.onlyEqual)
        return { kind: 'order', path, operator, value }
      }
    }
  }

  function readOperand(path: AttributePath): Operand {
    const first = readLiteral(cursor)
    if (take(cursor, '..')) {
      const to = readLiteral(cursor)
      if (!isComparable(first) || first.type !== to.type)
        throw queryFault(cursor, because.notARange)
      return { kind: 'range', from: first, to }
    }
    const all = [first]
    while (take(cursor, ',')) {
      all.push(readLiteral(cursor))
      if (++values > mostValues) throw tooComplex(parameter)
    }
    const meant = all.map((literal) => expandedValue(path, literal))
    return all.length === 1
      ? { kind: 'one', value: meant[0] as Literal }
      : { kind: 'list', values: meant }
  }

  function expandedValue(path: AttributePath, literal: Literal): Literal {
    if (literal.type !== 'text' && literal.type !== 'uri') return literal
    const name = path.attributes[path.attributes.length - 1] as string
    if (!expanded.has(name)) return literal
    return { type: 'uri', value: expandName(reading.context, literal.value) }
  }
}

/** Reads a regular expression, quoted, or bare up to `;`, `|` or a parenthesis that are not inside one of its own. */
function readPattern(cursor: Cursor): Pattern {
  const from = cursor.at
  const source = cursor.text[from] === '"' ? readQuoted(cursor) : takePattern(cursor)
  const pattern = source === '' ? undefined : compilePattern(source)
  if (!pattern) throw queryFault(cursor, because.notAPattern, from)
  return pattern
}

function takePattern(cursor: Cursor): string {
  const from = cursor.at
  let open = 0
  let isInClass = false
  for (; cursor.at < cursor.text.length; cursor.at++) {
    const letter = cursor.text[cursor.at]
    if (letter === '\\') cursor.at++
    else if (isInClass) isInClass = letter !== ']'
    else if (letter === '[') isInClass = true
    else if (letter === '(') open++
    else if (open > 0) open -= letter === ')' ? 1 : 0
    else if (letter === ';' || letter === '|' || letter === ')') break
  }
  cursor.at = Math.min(cursor.at, cursor.text.length)
  return cursor.text.slice(from, cursor.at)
}
