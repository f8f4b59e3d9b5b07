import { sql } from 'kysely'
import type { Day } from '../base/day.ts'
import type { Page, Paging } from '../base/page.ts'
import type { Text } from '../base/text.ts'
import type { Tx } from '../store/db.ts'
import type { EventKind, RecordEvent } from './record.ts'

/** Which events are asked for. `from` inclusive, `until` exclusive; a month or a year counts when all its days lie within. */
export type EventFilter = {
  slug?: string | undefined
  kind?: EventKind | undefined
  from?: Day | undefined
  until?: Day | undefined
}

/** An event with the city it happened to. */
export type ListedEvent = { slug: string; name: Text; sample: boolean; event: RecordEvent }

/** Events of the record, the newest first. */
export async function listEvents(
  tx: Tx,
  { slug, kind, from, until }: EventFilter,
  paging: Paging,
): Promise<Page<ListedEvent>> {
  const matching = sql`
    ${slug === undefined ? sql`true` : sql`city_event.slug = ${slug}`}
    and ${kind === undefined ? sql`true` : sql`kind = ${kind}`}
    and ${from === undefined ? sql`true` : sql`first_on >= ${from}::date`}
    and ${until === undefined ? sql`true` : sql`last_on < ${until}::date`}`
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from city_event where ${matching}`.execute(tx)
  const { rows } = await sql<{
    slug: string
    name: Text
    sample: boolean
    event: RecordEvent
  }>`
    select city_event.slug, city.sample, json_build_object('th', name_th, 'en', name_en) as name,
      json_build_object('kind', kind, 'on', happened_on, 'bodyId', body_id, 'source', source) as event
    from city_event join city on city.slug = city_event.slug
    where ${matching}
    order by last_on desc, city_event.slug, city_event.position desc
    limit ${paging.size} offset ${(paging.page - 1) * paging.size}`.execute(tx)
  return { items: rows, total: counted.rows[0]?.total ?? 0, ...paging }
}
