import { sql } from 'kysely'
import { int4Column, textColumn } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import { memoryOf, rememberTerms } from './memory.ts'
import type { Space } from './space.ts'

/**
 * The terms of those IRIs that the space has a term for: where one is missing, nothing in the space has that name. What was found is
 * remembered, so not to be called where terms were added but not committed; a writer has `internTerms`.
 */
export async function findTerms(
  tx: CityTx,
  space: Space,
  iris: Iterable<string>,
): Promise<Map<string, number>> {
  const known = memoryOf(space).terms
  const found = new Map<string, number>()
  const missing: string[] = []
  for (const iri of iris) {
    const term = known.get(iri)
    if (term === undefined) missing.push(iri)
    else found.set(iri, term)
  }
  if (missing.length === 0) return found
  const rows = await sql<{ iri: string; number: number }>`
    select iri, number from term
    where tenant = ${space.tenant} and iri = any(${textColumn(missing)}::text[])`.execute(tx)
  const read = rows.rows.map(({ iri, number }) => [iri, number] as const)
  rememberTerms(space, read)
  for (const [iri, term] of read) found.set(iri, term)
  return found
}

/** The IRIs of terms. Remembers what it found, as `findTerms` does. */
export async function findIris(
  tx: CityTx,
  space: Space,
  terms: Iterable<number>,
): Promise<Map<number, string>> {
  const known = memoryOf(space).iris
  const found = new Map<number, string>()
  const missing: number[] = []
  for (const term of terms) {
    const iri = known.get(term)
    if (iri === undefined) missing.push(term)
    else found.set(term, iri)
  }
  if (missing.length === 0) return found
  const rows = await sql<{ iri: string; number: number }>`
    select iri, number from term
    where tenant = ${space.tenant} and number = any(${int4Column(missing)}::integer[])`.execute(tx)
  rememberTerms(
    space,
    rows.rows.map(({ iri, number }) => [iri, number] as const),
  )
  for (const { iri, number } of rows.rows) found.set(number, iri)
  return found
}
