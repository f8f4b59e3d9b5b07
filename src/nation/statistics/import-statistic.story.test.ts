import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  provinces,
  type SyntheticRow,
  statisticFiles,
  syntheticDefinition,
  syntheticRows,
} from '../../../test/nation/synthetic.ts'
import { withRecord } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import { findSeries, importStatistic, listIndicators, listVersions } from '../index.ts'

const now = new Date('2026-11-28T10:00:00+07:00')
const today = '2026-11-28'
const id = syntheticDefinition.id

async function events(db: Db): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from outbox_event where tenant = 0 and type like 'statistic%'`.execute(db.read)
  return rows.map(({ type }) => type)
}

test('a statistic is loaded as version 1, told of in one event, and stands among the indicators', () =>
  withRecord(async (db) => {
    const outcome = await importStatistic(db, statisticFiles(syntheticRows([2023, 2024])), now)

    expect(outcome).toEqual({ outcome: 'imported', id, version: 1, years: [2023, 2024] })
    expect(await events(db)).toEqual(['statistic.imported'])
    const listed = await listIndicators(db.read, today)
    expect(listed.map(({ indicator, years }) => [indicator.id, indicator.version, years])).toEqual([
      ['gpp-per-head', null, [2024]],
      ['agriculture-share', null, [2024]],
      [id, 1, [2023, 2024]],
      ['emblems-per-million', null, [2026]],
    ])
  }))

test('the same files again change nothing; changed ones are version 2, and version 1 can still be read', () =>
  withRecord(async (db) => {
    const rows = syntheticRows([2024])
    await importStatistic(db, statisticFiles(rows), now)
    expect(await importStatistic(db, statisticFiles(rows), now)).toEqual({
      outcome: 'unchanged',
      id,
      version: 1,
    })
    const corrected = rows.map((row) => (row.code === '10' ? { ...row, value: '1' } : row))
    expect(await importStatistic(db, statisticFiles(corrected), now)).toMatchObject({ version: 2 })

    const bangkok = async (version?: number) =>
      (await findSeries(db.read, id, today, version))?.observations.find(
        ({ code }) => code === '10',
      )
    expect((await bangkok())?.value).toBe(1)
    expect(String((await bangkok(1))?.value)).toBe(rows[0]?.value)
    expect(await findSeries(db.read, id, today, 3)).toBeUndefined()
    expect((await listVersions(db.read)).map(({ version }) => version)).toEqual([2, 1])
    expect(await events(db)).toHaveLength(2)
  }))

test('one fault refuses all: nothing is stored and nothing is told', () =>
  withRecord(async (db) => {
    const rows = syntheticRows([2023, 2024])
    Object.assign(rows[80] as SyntheticRow, { population: '-1' })

    const outcome = await importStatistic(db, statisticFiles(rows), now)

    expect(outcome).toMatchObject({
      outcome: 'refused',
      errors: [{ path: 'population', line: 82 }],
    })
    expect(await listVersions(db.read)).toEqual([])
    expect(await events(db)).toEqual([])
  }))

test('a version in another unit is refused: it is another dataset', () =>
  withRecord(async (db) => {
    await importStatistic(db, statisticFiles(syntheticRows([2024])), now)
    const rows = syntheticRows([2024]).map((row) => ({ ...row, unit: 'USD' }))
    const dollars = { ...syntheticDefinition, unit: { ...syntheticDefinition.unit, code: 'USD' } }

    const outcome = await importStatistic(db, statisticFiles(rows, dollars), now)

    expect(outcome).toMatchObject({ outcome: 'refused', errors: [{ path: '/unit/code' }] })
    expect(await listVersions(db.read)).toHaveLength(1)
  }))

test('two imports of a statistic at the same moment end in one version', () =>
  withRecord(async (db) => {
    const files = statisticFiles(syntheticRows([2024]))
    const outcomes = await Promise.all([
      importStatistic(db, files, now),
      importStatistic(db, files, now),
    ])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['imported', 'unchanged'])
    expect(provinces).toHaveLength(77)
  }))
