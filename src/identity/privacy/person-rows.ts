import { type RawBuilder, sql } from 'kysely'
import type { Person } from '../people/person.ts'
import type { PersonalTable } from './personal-data.ts'

/** The condition on the rows of a table that are a person's own; false where none can be told. */
export function isOwn({ subject }: PersonalTable, person: Person): RawBuilder<boolean> {
  if (subject === null) return sql<boolean>`false`
  if (subject.is === 'id') return sql<boolean>`${sql.ref(subject.column)} = ${person.id}`
  // Addresses that came by a form stand as they were typed.
  return sql<boolean>`lower(${sql.ref(subject.column)}) = ${person.email}`
}

/** The condition on the rows of a table that are a person's own, or that they acted on. */
export function isAbout(table: PersonalTable, person: Person): RawBuilder<boolean> {
  const acted = (table.actors ?? []).map((column) => sql`${sql.ref(column)} = ${person.id}`)
  return sql<boolean>`(${sql.join([isOwn(table, person), ...acted], sql` or `)})`
}

/** The columns of a table that belong into the copy a person gets. */
export function copiedColumns({ fields, plain }: PersonalTable): string[] {
  return [...plain, ...fields.filter(({ secret }) => !secret).flatMap(({ columns }) => columns)]
}
