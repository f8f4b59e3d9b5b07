import { type RawBuilder, sql } from 'kysely'
import type { Term } from '../query/query.ts'

/**
 * The condition on `num` that an order by numbers comes to, of an attribute's own value; undefined for all other terms. What it lets
 * through fits. What is a number without having `num`, as inside a typed value, it does not see. Source: CIM 009 4.9.
 */
export function numberCondition(term: Term): RawBuilder<boolean> | undefined {
  const { attributes, members } = term.path
  if (attributes.length > 1 || members) return undefined
  if (term.kind !== 'order' || term.value.type !== 'number') return undefined
  const { value } = term.value
  switch (term.operator) {
    case '>':
      return sql`num > ${value}`
    case '>=':
      return sql`num >= ${value}`
    case '<':
      return sql`num < ${value}`
    case '<=':
      return sql`num <= ${value}`
  }
}
