import { sql } from 'kysely'
import { startStretch } from '../../base/turns.ts'
import { textColumn } from '../../store/columns.ts'
import type { Entity } from '../entity/entity.ts'
import { readRow } from '../space/index.ts'
import type { Turn } from './take-turn.ts'

/**
 * An entity in a turn: as it stood at its beginning, and as it is `now`. `isKnown`: it has a row, maybe of history alone, and then
 * `goneTypes` are the terms of the types it had. `eid` is its number, or that which it would get.
 */
export type Held = {
  readonly id: string
  readonly eid: number
  readonly isKnown: boolean
  readonly goneTypes: readonly number[]
  readonly was: Entity | undefined
  now: Entity | undefined
}

type Row = {
  id: string
  eid: string
  known: boolean
  types: number[] | null
  body: string | null
  stamps: string | null
  created_at: Date | null
  modified_at: Date | null
}

/** Reads the entities of some ids, and gives numbers to those that are not known. */
export async function loadEntities(
  { tx, space }: Turn,
  ids: readonly string[],
): Promise<Map<string, Held>> {
  const rows = await sql<Row>`
    select w.id, coalesce(e.eid, nextval('entity_number')) as eid, e.eid is not null as known,
      case when e.body is null then e.types end as types, e.body, e.stamps, e.created_at, e.modified_at
    from unnest(${textColumn(ids)}::text[]) as w (id)
    left join entity e on e.tenant = ${space.tenant} and e.id = w.id`.execute(tx)
  const held = new Map<string, Held>()
  const giveWay = startStretch()
  for (const { id, eid, known, types, ...row } of rows.rows) {
    await giveWay()
    const was = row.body === null ? undefined : readRow(row as Parameters<typeof readRow>[0])
    held.set(id, {
      id,
      eid: Number(eid),
      isKnown: known,
      goneTypes: types ?? [],
      was,
      now: was,
    })
  }
  return held
}

/** How many living entities the space has. */
export async function countEntities({ tx, space }: Turn): Promise<number> {
  const row = await tx
    .selectFrom('type_count')
    .select('entities')
    .where('tenant', '=', space.tenant)
    .where('type', '=', 0)
    .executeTakeFirst()
  return Number(row?.entities ?? 0)
}
