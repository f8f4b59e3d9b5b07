import { sql } from 'kysely'
import type { Literal, Operand, Ordering } from '../query/query.ts'
import type { Sql } from './narrowing.ts'

/**
 * A condition on a row `a` of entity_attr under which its value can be the one meant, such that an index serves it. `exact`: it is
 * the one meant. The index has a row for every number, text and IRI, boolean as text, and element of a list that is one.
 */
export type ValueNarrowing = { on: Sql; exact: boolean }

/** Texts shorter than this are whole in the index. */
const surelyWhole = 255

/** Narrows `==`; undefined where the index cannot tell. */
export function narrowEquals(operand: Operand): ValueNarrowing | undefined {
  switch (operand.kind) {
    case 'one':
      return narrowLiteral('=', operand.value)
    case 'list': {
      const parts = operand.values.map((value) => narrowLiteral('=', value))
      if (!parts.every((part) => part !== undefined)) return undefined
      return {
        on: sql`(${sql.join(
          parts.map(({ on }) => on),
          sql` or `,
        )})`,
        exact: parts.every(({ exact }) => exact),
      }
    }
    case 'range': {
      const [from, to] = [narrowOrder('>=', operand.from), narrowOrder('<=', operand.to)]
      return from && to && { on: sql`(${from.on} and ${to.on})`, exact: from.exact && to.exact }
    }
  }
}

/**
 * Narrows `>` and its kind. Never exact: elements of lists, and IRIs, are in the index and in no order. Undefined where the index
 * cannot tell.
 */
export function narrowOrder(operator: Ordering, value: Literal): ValueNarrowing | undefined {
  const narrowed = narrowLiteral(operator, value)
  return narrowed && { ...narrowed, exact: false }
}

function narrowLiteral(operator: Ordering | '=', literal: Literal): ValueNarrowing | undefined {
  const sign = sql.raw(operator)
  switch (literal.type) {
    case 'number':
      return { on: sql`a.num ${sign} ${literal.value}::float8`, exact: true }
    case 'dateTime':
      // PostgreSQL has no year 0.
      if (literal.value.startsWith('0000')) return undefined
      return { on: sql`a.ts ${sign} ${literal.value}::timestamptz`, exact: true }
    case 'text':
    case 'uri':
    case 'date':
      return narrowText(operator, literal.value)
    case 'boolean':
      return { on: sql`a.str = ${String(literal.value)}`, exact: false }
    case 'time':
      return undefined
  }
}

/** The index holds the beginning of a long text, which is no greater than the text. */
function narrowText(operator: Ordering | '=', text: string): ValueNarrowing | undefined {
  if (text.includes('\0') || !text.isWellFormed()) return undefined
  if (text.length < surelyWhole) {
    const isLikeBoolean = text === 'true' || text === 'false'
    return { on: sql`a.str ${sql.raw(operator)} ${text}`, exact: !isLikeBoolean }
  }
  if (operator.startsWith('<')) return { on: sql`a.str <= ${text}`, exact: false }
  // Not through a character: half of one is no text that the database knows.
  const beginning = text.slice(0, surelyWhole).replace(/[\uD800-\uDBFF]$/, '')
  return { on: sql`a.str >= ${beginning}`, exact: false }
}
