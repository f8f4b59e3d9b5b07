import { sql } from 'kysely'
import { readEntity } from '../../src/context/entity/read-entity.ts'
import type { JsonObject } from '../../src/context/json.ts'
import { coreContext as context } from '../../src/context/ld/compile-context.ts'
import { rollupListener, rollupWorker } from '../../src/context/rollup/index.ts'
import { createSpace, type Space } from '../../src/context/space/index.ts'
import { makeWriter, toUpsert } from '../../src/context/write/index.ts'
import type { Act } from '../../src/identity/index.ts'
import {
  adoptIndicator,
  type Declaration,
  indicatorListener,
  indicatorWorker,
  type ProofRules,
  storeDefinition,
  tickSpace,
} from '../../src/indicators/index.ts'
import type { CityTx, Db } from '../../src/store/db.ts'
import type { Handler } from '../../src/store/listener.ts'
import type { OutboxEvent } from '../../src/store/outbox.ts'
import { withDb } from '../support/with-db.ts'

/** What stories of indicators share: a city with a clock of its own, whose data are measured when the story says so. */

export const rules: ProofRules = { graceDays: 30, reviewDays: 90 }

export type MeasuredCity = {
  db: Db
  space: Space
  city: string
  /** What it is now in the city. */
  now(): Date
  /** Lets it be another moment, and does what the clock asks for. */
  goTo(moment: string): Promise<void>
  /** Writes values of one attribute of a sensor, each with the moment it was observed at, and works off the news. */
  observe(
    sensor: string,
    attribute: string,
    values: [moment: string, value: number][],
    members?: JsonObject,
  ): Promise<void>
  /** Works off all news: rollups first, then indicators. */
  workOff(): Promise<void>
  /** Stores a declaration as a common one, and lets the city adopt it. */
  adopt(declaration: Declaration): Promise<void>
  act(): Act
}

/** Runs a story in a city whose clock stands at a moment. */
export function withMeasuredCity(
  moment: string,
  story: (city: MeasuredCity) => Promise<void>,
  name = 'yala',
): Promise<void> {
  return withDb(async (db) => {
    const made = await aMeasuredCity(db, moment, name)
    try {
      await story(made)
    } finally {
      await made.close()
    }
  })
}

/** The same in a database that is there. */
export async function aMeasuredCity(
  db: Db,
  moment: string,
  name = 'yala',
): Promise<MeasuredCity & { close(): Promise<void> }> {
  let now = new Date(moment)
  const clock = () => now
  const { space } = await createSpace(db, name, now)
  const writer = makeWriter({
    db,
    onFault: (error) => {
      throw error
    },
  })
  const act = (): Act => ({ actor: { kind: 'anonymous', address: '' }, now, requestId: null })
  const measuring = indicatorWorker({ db, clock, rules: async () => rules })
  const workOff = async () => {
    await handAll(db, space.tenant, rollupListener, rollupWorker(db))
    await handAll(db, space.tenant, indicatorListener, measuring)
  }
  return {
    db,
    space,
    city: name,
    now: clock,
    act,
    workOff,
    goTo: async (to) => {
      now = new Date(to)
      await tickSpace(db, space.tenant, rules, now)
    },
    observe: async (sensor, attribute, values, members = {}) => {
      const edits = values.map(([observedAt, value]) =>
        toUpsert(aSensor(sensor, { ...members, [attribute]: { value, observedAt } }), 'update'),
      )
      const outcomes = await writer.write(space, edits, act())
      for (const one of outcomes) if ('kind' in one) throw one
      await workOff()
    },
    adopt: async (declaration) => {
      await db.transaction((tx) =>
        storeDefinition(tx, declaration, { owner: '', standing: 'national' }, now),
      )
      await adoptIndicator(db, name, declaration, act())
      await workOff()
    },
    close: () => writer.close(),
  }
}

function aSensor(name: string, members: JsonObject) {
  const type = name.split(':')[0] as string
  return readEntity({ id: `urn:ngsi-ld:${name}`, type, ...members }, context)
}

/** Hands all events of a space that a listener has not had to it, and moves its cursor, as the outbox does. */
export async function handAll(db: Db, tenant: number, listener: string, handle: Handler) {
  const events = await db.city(tenant, (tx) =>
    rowsOf<OutboxEvent>(
      tx,
      sql`select number, type, body, at from outbox_event
        where tenant = ${tenant} and number > coalesce((select number from outbox_cursor
          where tenant = ${tenant} and listener = ${listener}), 0)
        order by number`,
    ),
  )
  for (const event of events)
    await handle({ ...event, stream: tenant, number: Number(event.number) })
  const last = events.at(-1)
  if (!last) return
  await db.city(tenant, (tx) =>
    rowsOf(
      tx,
      sql`insert into outbox_cursor (tenant, listener, number) values (${tenant}, ${listener}, ${last.number})
        on conflict (tenant, listener) do update set number = excluded.number`,
    ),
  )
}

async function rowsOf<Row>(tx: CityTx, query: ReturnType<typeof sql>): Promise<Row[]> {
  return (await query.execute(tx)).rows as Row[]
}
