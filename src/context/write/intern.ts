import { sql } from 'kysely'
import { int4Column, int8Column, textColumn } from '../../store/columns.ts'
import { memoryOf, rememberSeries, rememberTerms, seriesKey } from '../space/index.ts'
import type { Turn } from './take-turn.ts'

/** Gives the terms of names, and gives terms to names that have none. */
export async function internTerms(
  turn: Turn,
  iris: Iterable<string>,
): Promise<(iri: string) => number> {
  const { tx, space, terms } = turn
  const known = memoryOf(space).terms
  const found = new Map<string, number>()
  const missing: string[] = []
  for (const iri of new Set(iris)) {
    const term = terms.get(iri) ?? known.get(iri)
    if (term === undefined) missing.push(iri)
    else found.set(iri, term)
  }
  if (missing.length > 0) {
    const rows = await sql<{ iri: string; number: number }>`
      select iri, number from term
      where tenant = ${space.tenant} and iri = any(${textColumn(missing)}::text[])`.execute(tx)
    const read = rows.rows.map(({ iri, number }) => [iri, number] as const)
    // Those added in this turn are known to it: what was read is committed.
    rememberTerms(space, read)
    for (const [iri, term] of read) found.set(iri, term)
    await addTerms(
      turn,
      missing.filter((iri) => !found.has(iri)),
    )
  }
  return (iri) => {
    const term = found.get(iri) ?? terms.get(iri)
    if (term === undefined) throw new Error(`no term was asked for ${iri}`)
    return term
  }
}

async function addTerms(turn: Turn, fresh: readonly string[]): Promise<void> {
  if (fresh.length === 0) return
  const { tx, space, terms } = turn
  for (const iri of fresh) terms.set(iri, ++turn.term)
  await sql`
    insert into term (tenant, number, iri)
    select ${space.tenant}::integer, number, iri from unnest(
      ${int4Column(fresh.map((iri) => terms.get(iri) as number))}::integer[],
      ${textColumn(fresh)}::text[]) as new (number, iri)`.execute(tx)
}

/** What a series is of: an entity, an attribute by its term, and a dataset, '' for the default instance. */
export type SeriesOf = { eid: number; attribute: number; dataset: string }

/** Gives the numbers of series in the order asked for, and gives numbers to those that have none. */
export async function internSeries(turn: Turn, wanted: readonly SeriesOf[]): Promise<number[]> {
  const known = memoryOf(turn.space).series
  const keys = wanted.map(keyOf)
  const found = new Map<string, number>()
  const missing = new Map<string, SeriesOf>()
  for (const [at, of] of wanted.entries()) {
    const key = keys[at] as string
    const number = known.get(key) ?? turn.seriesNumbers.get(key)
    if (number === undefined) missing.set(key, of)
    else found.set(key, number)
  }
  if (missing.size > 0) {
    const read = await readSeries(turn, [...missing.values()])
    rememberSeries(turn.space, read)
    for (const [key, number] of read) {
      found.set(key, number)
      missing.delete(key)
    }
    await addSeries(turn, missing)
  }
  return keys.map((key) => found.get(key) ?? (turn.seriesNumbers.get(key) as number))
}

async function readSeries({ tx, space }: Turn, all: readonly SeriesOf[]) {
  const found = await sql<{ place: string; number: string }>`
    select w.place, s.number from unnest(${int8Column(all.map(({ eid }) => eid))}::bigint[],
      ${int4Column(all.map(({ attribute }) => attribute))}::integer[],
      ${textColumn(all.map(({ dataset }) => dataset))}::text[]) with ordinality as w (eid, attr, dataset, place)
    join series s on s.tenant = ${space.tenant} and s.eid = w.eid and s.attr = w.attr
      and s.dataset = w.dataset`.execute(tx)
  return found.rows.map(
    ({ place, number }) => [keyOf(all[Number(place) - 1] as SeriesOf), Number(number)] as const,
  )
}

async function addSeries(turn: Turn, fresh: ReadonlyMap<string, SeriesOf>): Promise<void> {
  if (fresh.size === 0) return
  const { tx, space, seriesNumbers } = turn
  for (const key of fresh.keys()) seriesNumbers.set(key, ++turn.series)
  const all = [...fresh.values()]
  await sql`
    insert into series (tenant, number, eid, attr, dataset)
    select ${space.tenant}::integer, number, eid, attr, dataset from unnest(
      ${int8Column([...fresh.keys()].map((key) => seriesNumbers.get(key) as number))}::bigint[],
      ${int8Column(all.map(({ eid }) => eid))}::bigint[],
      ${int4Column(all.map(({ attribute }) => attribute))}::integer[],
      ${textColumn(all.map(({ dataset }) => dataset))}::text[]) as new (number, eid, attr, dataset)`.execute(
    tx,
  )
}

function keyOf({ eid, attribute, dataset }: SeriesOf): string {
  return seriesKey(eid, attribute, dataset)
}
