import { sql } from 'kysely'
import { textColumn } from '../../../store/columns.ts'
import type { CityTx } from '../../../store/db.ts'
import type { Entity } from '../../entity/entity.ts'
import { withoutExpired } from '../../entity/expiry.ts'
import { readRow, type StoredRow } from '../../space/index.ts'
import { findLinkedBy, type ReadEntities } from './linked.ts'
import { fitsEntity, isChosen, type Watcher } from './watcher.ts'

/** How many matching entities one look brings, how many it looks at for them, and how many are read together. */
const [most, mostLookedAt, atOnce] = [1_000, 5_000, 500]

/** Reads entities by their ids, as they are at a moment. */
export function readEntitiesAt(clock: () => Date): ReadEntities {
  return async (tx, ids) => {
    const found = await sql<StoredRow>`
      select body, stamps, created_at, modified_at from entity
      where tenant = ${tx.tenant} and id = any(${[...ids]}::text[]) and body is not null`.execute(
      tx,
    )
    return new Map(living(found.rows, clock()).map((entity) => [entity.id, entity]))
  }
}

/** A part of the entities that a subscription means. `after`: behind which number the rest stands; undefined where that was all. */
export type Matching = { entities: Entity[]; after: number | undefined }

/**
 * Reads entities that a subscription means and whose conditions they fit, as they are at a moment, in the order of their making, from
 * behind a number on; about a thousand. Those of several types come once.
 */
export async function readMatching(
  tx: CityTx,
  watcher: Watcher,
  from: number,
  now: Date,
): Promise<Matching> {
  const entities: Entity[] = []
  const read = readEntitiesAt(() => now)
  const readIds = (ids: readonly string[]) => read(tx, ids)
  let after = from
  for (let lookedAt = 0; lookedAt < mostLookedAt && entities.length < most; lookedAt += atOnce) {
    const rows = await readPage(tx, watcher, after)
    for (const entity of living(rows, now)) {
      if (!isChosen(watcher, entity.id, entity.types)) continue
      const linked =
        watcher.links > 0 ? await findLinkedBy(watcher, entity, readIds) : () => undefined
      if (fitsEntity(watcher, entity, linked)) entities.push(entity)
    }
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return { entities, after: undefined }
    after = Number(last.eid)
  }
  return { entities, after }
}

async function readPage(tx: CityTx, { chosen = [] }: Watcher, after: number) {
  const types = chosen.flatMap(({ types }) => (types === 'any' ? ['*'] : types.anyOf.flat()))
  const wanted = types.includes('*') ? null : [...new Set(types)]
  const ids = chosen.every((one) => one.ids) ? chosen.flatMap((one) => [...(one.ids ?? [])]) : null
  const found = await sql<StoredRow & { eid: string }>`
    select e.eid, e.body, e.stamps, e.created_at, e.modified_at from entity e
    where e.tenant = ${tx.tenant} and e.eid > ${after} and e.body is not null
      ${ids ? sql`and e.id = any(${textColumn(ids)}::text[])` : sql``}
      ${wanted ? sql`and e.types && array(select number from term where tenant = ${tx.tenant} and iri = any(${textColumn(wanted)}::text[]))` : sql``}
    order by e.eid limit ${atOnce}`.execute(tx)
  return found.rows
}

function living(rows: readonly StoredRow[], now: Date): Entity[] {
  return rows.map(readRow).flatMap((entity) => withoutExpired(entity, now.getTime()) ?? [])
}
