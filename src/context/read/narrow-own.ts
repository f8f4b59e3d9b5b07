import { sql } from 'kysely'
import { instantOf } from '../entity/date-time.ts'
import { ngsiLd } from '../ld/core-context.ts'
import type { Literal, Term } from '../query/query.ts'
import type { Names } from './names.ts'
import { type Narrowing, never, onRow, unknown } from './narrowing.ts'

const own = ['scope', 'createdAt', 'modifiedAt', 'deletedAt', 'expiresAt']
const ownMembers = new Set(['@id', '@type', ...own.map((name) => ngsiLd + name)])

/** Whether a name in a query is a member of the entity itself, and no attribute. */
export function isOwnMember(name: string): boolean {
  return ownMembers.has(name)
}

/** Compiles a condition on a member of the entity itself: on its id, or on when it was made or changed; of others nothing is told. */
export function narrowOwn(term: Term, names: Names): Narrowing {
  const [name] = term.path.attributes
  if (name === '@id') return narrowId(term, names)
  if (name === `${ngsiLd}createdAt`) return narrowMoment(term, 'e.created_at')
  if (name === `${ngsiLd}modifiedAt`) return narrowMoment(term, 'e.modified_at')
  return unknown
}

function narrowId(term: Term, names: Names): Narrowing {
  if (term.kind !== 'equals' || term.negated || term.operand.kind === 'range') return unknown
  const { operand } = term
  const literals = operand.kind === 'one' ? [operand.value] : operand.values
  const texts = literals.flatMap(({ type, value }) =>
    type === 'uri' || type === 'text' ? [value as string] : [],
  )
  return texts.length < literals.length ? unknown : withIds(texts, names)
}

export function withIds(ids: readonly string[], { tenant }: Names): Narrowing {
  const possible = ids.filter((id) => !id.includes('\0'))
  if (possible.length === 0) return never
  const select = sql`select i.eid from entity i where i.tenant = ${tenant} and i.id = any(${possible}::text[]) and i.body is not null`
  return onRow(sql`e.id = any(${possible}::text[])`, select)
}

function narrowMoment(term: Term, column: 'e.created_at' | 'e.modified_at'): Narrowing {
  if (term.kind !== 'order') return unknown
  const moment = momentOf(term.value)
  if (moment === undefined) return never
  return onRow(sql`${sql.ref(column)} ${sql.raw(term.operator)} ${moment}::timestamptz`)
}

/** The moment that a literal stands for; undefined where it is none, so that nothing is before or after it. */
function momentOf({ type, value }: Literal): string | undefined {
  if ((type !== 'dateTime' && type !== 'text') || instantOf(value) === undefined) return undefined
  // PostgreSQL has no year 0, and nothing was made before it.
  return value.startsWith('0000') ? '-infinity' : value.replace(',', '.')
}
