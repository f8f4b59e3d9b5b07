import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import { append, type OutboxEvent } from '../../store/outbox.ts'
import { findTenant } from '../../store/tenants.ts'
import { readColumns, type SeriesColumns } from '../series/index.ts'
import { dayOf, hourOf } from './hour.ts'
import { daysOf, hoursOf, isDirty, rebuildRollups, rollupProgress, rollupWorker } from './index.ts'

type Row = {
  series: number
  at: string
  change: number
  gone: boolean
  observed: boolean
  deleted: boolean
  num: number | null
}

const base = Date.parse('2026-11-22T00:00:00Z')
const moment = (minutes: number) => new Date(base + minutes * 60_000).toISOString()
const [from, until] = [new Date(base), new Date(base + 10 * 86_400_000)]

async function makeSpace(db: Db, name: string): Promise<number> {
  await sql`insert into tenant (name, created_at) values (${name}, now())`.execute(db.read)
  return (await findTenant(db.read, name)) as number
}

/** Writes rows and what they touch as a writer would: the rows, then one event that names hours and series. */
async function write(db: Db, tenant: number, rows: Row[], touched: Row[]) {
  await db.city(tenant, async (tx) => {
    for (const { series, at, change, observed, deleted, num } of rows)
      await sql`
        insert into history (tenant, series, at, change, recorded_at, observed, deleted, num)
        values (${tenant}, ${series}, ${at}, ${change}, ${at}, ${observed}, ${deleted}, ${num})`.execute(
        tx,
      )
    for (const { series, at, change } of touched.filter(({ gone }) => gone))
      await sql`
        update history set gone_change = ${change + 1}
        where tenant = ${tenant} and series = ${series} and at = ${at} and change = ${change}`.execute(
        tx,
      )
    const hours: Record<string, number[]> = {}
    for (const { series, at } of [...rows, ...touched]) {
      const named = hours[hourOf(at)] ?? []
      hours[hourOf(at)] = [...named, series]
    }
    append(tx, { type: 'city-data.changed', body: { hours }, at: new Date(base) })
  })
}

/** Hands the events of a space to the worker, from where it stands, and moves its cursor as the outbox does. */
async function work(db: Db, tenant: number) {
  const handle = rollupWorker(db)
  const { taken } = await db.city(tenant, rollupProgress)
  const { rows } = await db.city(tenant, (tx) =>
    sql<OutboxEvent>`select number, type, body, at from outbox_event
      where tenant = ${tenant} and number > ${taken} order by number`.execute(tx),
  )
  for (const row of rows) await handle({ ...row, stream: tenant, number: Number(row.number) })
  await db.city(tenant, (tx) =>
    sql`insert into outbox_cursor (tenant, listener, number)
      select tenant, 'rollups', last_number from outbox_stream where tenant = ${tenant}
      on conflict (tenant, listener) do update set number = excluded.number`.execute(tx),
  )
}

async function rollups(db: Db, tenant: number, series: number[]) {
  return db.city(tenant, async (tx) => ({
    hours: await hoursOf(tx, series, from, until),
    days: await daysOf(tx, series, '2026-11-21', '2026-12-03'),
    packed: await readColumns(tx, series, { step: 'hour', from, until }),
  }))
}

/** What the hours must be, from the rows alone: the plainest way there is. */
function expected(rows: Row[], bucket: (at: string) => string) {
  const latest = new Map<string, Row>()
  for (const row of rows)
    if (!row.gone) {
      const key = `${row.series} ${row.at}`
      const before = latest.get(key)
      if (!before || before.change < row.change) latest.set(key, row)
    }
  const counted = [...latest.values()].filter(({ observed, deleted }) => observed && !deleted)
  const groups = Map.groupBy(counted, ({ series, at }) => `${series} ${bucket(at)}`)
  return new Map(
    [...groups].map(([key, group]) => {
      const sorted = group.toSorted((a, b) => (a.at < b.at ? -1 : 1))
      const numbers = sorted.flatMap(({ num }) => (num === null ? [] : [num]))
      return [
        key,
        {
          n: group.length,
          numbers: numbers.length,
          sum: numbers.reduce((sum, one) => sum + one, 0),
          min: numbers.length > 0 ? Math.min(...numbers) : null,
          max: numbers.length > 0 ? Math.max(...numbers) : null,
          last: numbers.at(-1) ?? null,
          newestAt: new Date(sorted.at(-1)?.at as string),
        },
      ]
    }),
  )
}

function hoursIn({ series, starts, n, numbers, sum, min, max, last, newest }: SeriesColumns) {
  const orNull = (value: number | undefined) => (Number.isNaN(value) ? null : value)
  return Array.from(starts, (start, i) => ({
    ...{ series, hour: new Date(start), n: n[i], numbers: numbers[i], sum: sum[i] },
    ...{ min: orNull(min[i]), max: orNull(max[i]), last: orNull(last[i]) },
    newestAt: new Date(newest[i] as number),
  }))
}

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('write' as const),
      rows: fc.array(
        fc.record({
          series: fc.integer({ min: 1, max: 3 }),
          // Few moments, so that many come twice; across the midnights of UTC and of Bangkok.
          minute: fc.oneof(
            fc.integer({ min: 990, max: 1050 }),
            fc.integer({ min: 0, max: 4000 }).map((minute) => minute - (minute % 20)),
          ),
          unobserved: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
          deleted: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
          num: fc.option(fc.integer({ min: -100, max: 100 }), { freq: 6 }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('take' as const), pick: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('work' as const) }) },
)

test('rollups are what the raw rows come to, however late, double, corrected or deleted they are', () =>
  withDb(async (db) => {
    let spaces = 0
    const another = await makeSpace(db, 'another')
    const same: Row[] = [
      {
        series: 1,
        at: moment(1000),
        change: 1,
        gone: false,
        observed: true,
        deleted: false,
        num: 7,
      },
    ]
    await write(db, another, same, [])
    await work(db, another)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const tenant = await makeSpace(db, `space-${++spaces}`)
        const rows: Row[] = []
        let change = 0
        for (const one of steps) {
          if (one.what === 'work') await work(db, tenant)
          else if (one.what === 'write') {
            const written = one.rows.map(({ minute, unobserved, ...row }) => {
              change += 2
              return { ...row, at: moment(minute), change, gone: false, observed: !unobserved }
            })
            rows.push(...written)
            await write(db, tenant, written, [])
          } else {
            const there = rows.filter(({ gone }) => !gone)
            const taken = there[one.pick % Math.max(1, there.length)]
            if (!taken) continue
            taken.gone = true
            await write(db, tenant, [], [taken])
          }
        }
        await work(db, tenant)
        const live = await rollups(db, tenant, [1, 2, 3])
        const byHour = new Map(
          live.hours.map(({ series, hour, ...row }) => [
            `${series} ${hourOf(hour.toISOString())}`,
            row,
          ]),
        )
        const byDay = new Map(live.days.map(({ series, day, ...row }) => [`${series} ${day}`, row]))
        expect(byHour).toEqual(expected(rows, hourOf))
        expect(byDay).toEqual(expected(rows, (at) => dayOf(hourOf(at))))
        expect(live.packed.flatMap(hoursIn)).toEqual(live.hours)
        await rebuildRollups(db, tenant)
        expect(await rollups(db, tenant, [1, 2, 3])).toEqual(live)
      }),
      { numRuns: 15 },
    )
    const untouched = await rollups(db, another, [1, 2, 3])
    expect(untouched.hours).toMatchObject([{ series: 1, n: 1, sum: 7 }])
  }))

test('an hour is dirty from the write to the work, and no other is', () =>
  withDb(async (db) => {
    const tenant = await makeSpace(db, 'khon-kaen')
    const row = {
      series: 5,
      at: moment(130),
      change: 1,
      gone: false,
      observed: true,
      deleted: false,
    }
    const dirty = (series: number, since: number, to: number) =>
      db.city(tenant, (tx) => isDirty(tx, [series], new Date(moment(since)), new Date(moment(to))))
    expect(await dirty(5, 0, 600)).toBe(false)

    await write(db, tenant, [{ ...row, num: 1 }], [])
    expect(await dirty(5, 0, 600)).toBe(true)
    expect(await dirty(5, 135, 140)).toBe(true) // within the hour
    expect(await dirty(5, 180, 600)).toBe(false)
    expect(await dirty(6, 0, 600)).toBe(false)

    await work(db, tenant)
    expect(await dirty(5, 0, 600)).toBe(false)
    expect(await db.city(tenant, rollupProgress)).toEqual({ taken: 1, last: 1 })
  }))
