import { sql } from 'kysely'
import type { Entity } from '../../src/context/entity/entity.ts'
import { readEntity, readFragment } from '../../src/context/entity/read-entity.ts'
import { represent } from '../../src/context/entity/represent.ts'
import type { Json, JsonObject } from '../../src/context/json.ts'
import { coreContext as context } from '../../src/context/ld/compile-context.ts'
import { createSpace, readRow, type Space, type StoredRow } from '../../src/context/space/index.ts'
import {
  type By,
  type ChangedBody,
  type Edit,
  makeWriter,
  type Writer,
} from '../../src/context/write/index.ts'
import type { CityTx, Db } from '../../src/store/db.ts'
import { withDb } from '../support/with-db.ts'

/** What stories of city data share: a space, its writer, and looks into its tables. */

/** The moment so many seconds after ten o'clock at night. */
export const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 22, 0, seconds))

/** Somebody whom nobody knows, as in a closed test bed. */
export const someone = (seconds = 0, requestId = 'a-request'): By => ({
  actor: { kind: 'anonymous', address: '127.0.0.1' },
  now: at(seconds),
  requestId,
})

export type City = {
  db: Db
  space: Space
  writer: Writer
  /** Bugs that the writer has told of. */
  faults: unknown[]
  /** Writes at a second, and gives in short what came of each edit: what it did, or the type of its problem. */
  write(seconds: number, ...edits: Edit[]): Promise<string[]>
}

/** Runs a story in a city of its own. */
export function withCity(story: (city: City) => Promise<void>, name = 'yala'): Promise<void> {
  return withDb(async (db) => {
    const { space } = await createSpace(db, name, at(0))
    const faults: unknown[] = []
    const writer = makeWriter({ db, onFault: (error) => faults.push(error) })
    const write = async (seconds: number, ...edits: Edit[]) => {
      const outcomes = await writer.write(space, edits, someone(seconds))
      return outcomes.map(inShort)
    }
    try {
      await story({ db, space, writer, faults, write })
    } finally {
      await writer.close()
    }
  })
}

function inShort(outcome: Awaited<ReturnType<Writer['write']>>[number]): string {
  if ('kind' in outcome) return outcome.kind.type
  const { was, is, changes } = outcome
  const what = was ? (is ? 'updated' : 'deleted') : is ? 'created' : 'nothing'
  return `${what} ${changes.length}`
}

/** An entity of a request in the core context. */
export const anEntity = (id: string, members: JsonObject = {}): Entity =>
  readEntity({ id: `urn:ngsi-ld:${id}`, type: id.split(':')[0] as string, ...members }, context)

export const aFragment = (members: Json) => readFragment(members, { context, nulls: 'deep' })

/** The entities of a space as they stand, by id, concise; with the stamps of all in them where asked. */
export async function standing(
  db: Db,
  { tenant }: Space,
  sysAttrs = false,
): Promise<Record<string, JsonObject>> {
  const rows = await table<StoredRow & { id: string }>(
    db,
    tenant,
    'select * from entity where body is not null order by id',
  )
  return Object.fromEntries(
    rows.map((row) => {
      const entity = readRow(row)
      const { id: _, ...members } = represent(entity, { context, format: 'concise', sysAttrs })
      return [row.id.replace('urn:ngsi-ld:', ''), members]
    }),
  )
}

/** The rows of a query in a space. */
export function table<Row = Record<string, unknown>>(
  db: Db,
  tenant: number,
  query: string,
): Promise<Row[]> {
  return db.city(tenant, async (tx: CityTx) => (await sql.raw<Row>(query).execute(tx)).rows)
}

/**
 * The history of a space in the order of its making, a line for each row: entity, attribute, dataset, what is there of number and
 * body, the second of the change, and the moment where it was observed.
 */
export async function historyOf(db: Db, { tenant }: Space): Promise<string[]> {
  const rows = await table<{ line: string }>(
    db,
    tenant,
    `select concat_ws(' ', replace(e.id, 'urn:ngsi-ld:', ''), regexp_replace(t.iri, '.*/', ''), nullif(s.dataset, ''), num, h.body,
       case when deleted then 'deleted' end, '@' || extract(second from recorded_at)::int,
       case when observed then 'at ' || to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end) as line
     from history h join series s on s.number = h.series join entity e on e.eid = s.eid join term t on t.number = s.attr
     order by change`,
  )
  return rows.map(({ line }) => line)
}

/** What was told of a space, in order. */
export async function eventsOf(db: Db, { tenant }: Space): Promise<ChangedBody[]> {
  const events = await table<{ body: ChangedBody }>(
    db,
    tenant,
    `select body from outbox_event where type = 'city-data.changed' order by number`,
  )
  return events.map(({ body }) => body)
}
