import { sql } from 'kysely'
import type { CityTx } from '../../../store/db.ts'
import type { Entity } from '../../entity/entity.ts'
import { withoutExpired } from '../../entity/expiry.ts'
import { readRow, type StoredRow } from '../../space/index.ts'
import { findLinkedBy, type ReadEntities } from './linked.ts'
import { fitsEntity, isChosen, type Watcher } from './watcher.ts'

/** Most entities that one notification by the clock is made of, and how many are looked at together. */
const most = 1_000
const atOnce = 500

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

/**
 * Reads the entities that a subscription means and whose conditions they fit, as they are at a moment; a thousand at most. Those of
 * several types come once.
 */
export async function readMatching(tx: CityTx, watcher: Watcher, now: Date): Promise<Entity[]> {
  const matching: Entity[] = []
  const read = readEntitiesAt(() => now)
  const readIds = (ids: readonly string[]) => read(tx, ids)
  for await (const entity of eachChosen(tx, watcher, now)) {
    if (!isChosen(watcher, entity.id, entity.types)) continue
    const linked =
      watcher.links > 0 ? await findLinkedBy(watcher, entity, readIds) : () => undefined
    if (!fitsEntity(watcher, entity, linked)) continue
    matching.push(entity)
    if (matching.length === most) break
  }
  return matching
}

async function* eachChosen(tx: CityTx, watcher: Watcher, now: Date) {
  const chosen = watcher.chosen ?? []
  const ids = chosen.flatMap((one) => [...(one.ids ?? [])])
  if (chosen.every((one) => one.ids)) {
    yield* (await readEntitiesAt(() => now)(tx, [...new Set(ids)])).values()
    return
  }
  const types = chosen.flatMap(({ types }) => (types === 'any' ? ['*'] : types.anyOf.flat()))
  const wanted = types.includes('*') ? null : [...new Set(types)]
  for (let after = '0'; ; ) {
    const rows = await readPage(tx, wanted, after)
    yield* living(rows, now)
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.eid
  }
}

async function readPage(tx: CityTx, types: readonly string[] | null, after: string) {
  const found = await sql<StoredRow & { eid: string }>`
    select e.eid, e.body, e.stamps, e.created_at, e.modified_at from entity e
    where e.tenant = ${tx.tenant} and e.eid > ${after} and e.body is not null
      and (${types}::text[] is null or e.types && array(
        select number from term where tenant = ${tx.tenant} and iri = any(${types}::text[])))
    order by e.eid limit ${atOnce}`.execute(tx)
  return found.rows
}

function living(rows: readonly StoredRow[], now: Date): Entity[] {
  return rows.map(readRow).flatMap((entity) => withoutExpired(entity, now.getTime()) ?? [])
}
