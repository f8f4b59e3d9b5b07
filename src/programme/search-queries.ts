import { type RawBuilder, sql } from 'kysely'
import type { Paging } from '../base/page.ts'
import { trigrams } from '../base/search-key.ts'
import type { Tx } from '../store/db.ts'
import { matchesFilter, type RecordFilter } from './record-filter.ts'
import { readSearch, type SearchQuery } from './search-query.ts'

/** Slugs of one page, best first, and how many match in all. */
export type Matches = { slugs: string[]; total: number }

/** How many near matches a misspelt name may have: a net for typos, not a list of half the country. */
const mostNearMatches = 50

/**
 * Finds the cities that a filter asks for. With a search text: names that are it, begin with it or hold it come first, then those
 * of which names, slug, provinces or developer hold all words; only when none does, names that are spelt nearly so. Without: in
 * Thai order.
 */
export async function findMatches(tx: Tx, filter: RecordFilter, paging: Paging): Promise<Matches> {
  if (filter.q === undefined) return pick(tx, matchesFilter(filter), sql`number`, paging)
  const search = readSearch(filter.q)
  if (!search) return { slugs: [], total: 0 }
  const exact = await findByWords(tx, search, filter, paging)
  return exact.total > 0 ? exact : findNear(tx, search, filter, paging)
}

function findByWords(
  tx: Tx,
  { key, words }: SearchQuery,
  filter: RecordFilter,
  paging: Paging,
): Promise<Matches> {
  // Above every key that begins with the text: the keys' collation is by code point.
  const end = `${key}\u{10ffff}`
  const condition = sql<boolean>`${matchesFilter(filter)} and (
    words @@ ${words}::tsquery
    or (key_th >= ${key} and key_th < ${end})
    or (key_en >= ${key} and key_en < ${end}))`
  const order = sql`
    case
      when ${key} in (key_th, key_en) then 0
      when starts_with(key_th, ${key}) or starts_with(key_en, ${key}) then 1
      when strpos(key_th, ${key}) > 0 or strpos(key_en, ${key}) > 0 then 2
      else 3
    end, number`
  return pick(tx, condition, order, paging)
}

/** Counting and sorting apart costs less than keeping thousands of matches for both. */
async function pick(
  tx: Tx,
  condition: RawBuilder<boolean>,
  order: RawBuilder<unknown>,
  { page, size }: Paging,
): Promise<Matches> {
  const { rows } = await sql<Matches>`
    select
      (select count(*)::int from city_listing where ${condition}) as total,
      array(select slug from city_listing where ${condition}
        order by ${order} limit ${size} offset ${(page - 1) * size}) as slugs`.execute(tx)
  return rows[0] as Matches
}

/** How many numbers of cities the trigrams of one search may bring: the rarest trigrams come first, as far as this goes. */
const postingsRead = 4000

/** A near match shares at least this part of what was asked for, and of what the best match shares. */
const leastShare = 0.3
const leastShareOfBest = 0.7

/**
 * Finds names that are spelt nearly as asked. Trigrams weigh by how rare they are (the logarithm of all cities over those that
 * hold it), so that a common word cannot make two cities alike; then the likeness of the names decides.
 */
async function findNear(
  tx: Tx,
  { key, grams }: SearchQuery,
  filter: RecordFilter,
  { page, size }: Paging,
): Promise<Matches> {
  const { rows } = await sql<{ slug: string; key_th: string; key_en: string; share: number }>`
    with held as materialized (
      select cities, cardinality(cities) as holders,
        sum(cardinality(cities)) over (order by cardinality(cities), gram) as running,
        ln((1.0 + (select max(number) from city_listing)) / cardinality(cities))::float8 as weight
      from city_gram where gram = any(${grams})
    ), used as (
      select * from held where running <= ${postingsRead} or running = holders
    ), asked as (
      select coalesce(sum(weight), 0)
        + (${grams.length} - (select count(*) from held)) * ln(1.0 + (select max(number) from city_listing))::float8
        as weight
      from used
    ), scored as (
      select number, sum(weight) as weight
      from used, unnest(cities) number group by number
    ), matched as (
      select slug, key_th, key_en, scored.weight / asked.weight as share
      from scored join city_listing using (number), asked
      where scored.weight >= ${leastShare} * asked.weight and ${matchesFilter(filter)}
    )
    select slug, key_th, key_en, share from matched
    where share >= ${leastShareOfBest} * (select max(share) from matched)
    order by share desc, slug limit ${mostNearMatches}`.execute(tx)
  const asked = new Set(grams)
  const ranked = rows
    .map((row) => ({
      slug: row.slug,
      rank:
        row.share + Math.max(likeness(asked, key, row.key_th), likeness(asked, key, row.key_en)),
    }))
    .sort((a, b) => b.rank - a.rank || (a.slug < b.slug ? -1 : 1))
  const from = (page - 1) * size
  return { slugs: ranked.slice(from, from + size).map(({ slug }) => slug), total: ranked.length }
}

/** Likeness of a name to what was asked, 0 to 1: trigrams shared of all trigrams; a name that holds the text whole is like it. */
function likeness(asked: ReadonlySet<string>, key: string, name: string): number {
  if (name.includes(key)) return 1
  const held = trigrams(name)
  const shared = held.filter((gram) => asked.has(gram)).length
  return shared / (asked.size + held.length - shared)
}
