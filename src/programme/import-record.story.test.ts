import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { shippedFiles, withCities, withRules, withText } from '../../test/support/record-files.ts'
import { withDb, withRecord } from '../../test/support/with-db.ts'
import { searchAudit } from '../identity/index.ts'
import type { Db } from '../store/db.ts'
import {
  exportRecord,
  findAlias,
  findRecord,
  findWithdrawal,
  type ImportOutcome,
  importRecord,
  listRecords,
  loadShippedRecord,
  recordVersion,
} from './index.ts'

const now = new Date('2026-11-24T02:00:00Z')

async function events(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    type: string
  }>`select type from outbox_event where tenant = 0 order by number`.execute(db.read)
  return rows.map(({ type }) => type)
}

function errorsOf(outcome: ImportOutcome) {
  if (outcome.outcome !== 'refused') throw new Error(`not refused: ${outcome.outcome}`)
  return outcome.errors
}

test('the first load brings 42 entries and 77 provinces, and says so in one event', () =>
  withDb(async (db) => {
    const outcome = await importRecord(db, shippedFiles(), now)

    expect(outcome).toMatchObject({ outcome: 'imported', cities: 42, provinces: 77 })
    expect(await events(db)).toEqual(['record.imported'])
    expect(await recordVersion(db.read)).toMatch(/^1-[0-9a-f]{12}-0$/)
    const page = await listRecords(db.read, {}, { page: 1, size: 100 })
    expect(page.total).toBe(42)
  }))

test('loading the same files again changes nothing', () =>
  withDb(async (db) => {
    await importRecord(db, shippedFiles(), now)
    const version = await recordVersion(db.read)

    const again = await importRecord(db, shippedFiles(), new Date('2027-01-01T00:00:00Z'))

    expect(again).toEqual({ outcome: 'unchanged', version })
    expect(await events(db)).toEqual(['record.imported'])
  }))

test('each import that changes something goes on record, as what the command line or a start did', () =>
  withDb(async (db) => {
    const files = shippedFiles()
    await loadShippedRecord(db, files, now)
    await importRecord(db, files, now)
    const renamed = withText('smart-cities.json', (text) => text.replace('Yala Smart City', 'Yala'))
    await importRecord(db, renamed, now)
    await importRecord(
      db,
      withCities(({ entries }) => entries.splice(0)),
      now,
    )

    const { items } = await searchAudit(db.read, {}, { page: 1, size: 9 })
    const [second, first] = items.map(({ entry }) => entry)
    expect(items).toHaveLength(2)
    expect([first, second]).toMatchObject([
      {
        action: 'record.import',
        who: { kind: 'system', id: 'start' },
        object: { kind: 'record', id: null, version: '1' },
        before: null,
      },
      {
        action: 'record.import',
        who: { kind: 'system', id: 'command-line' },
        object: { version: '2' },
        before: first?.after,
      },
    ])
    expect(second?.after).not.toBe(first?.after)
  }))

test('two loads at the same moment end in one version', () =>
  withDb(async (db) => {
    const outcomes = await Promise.all([
      importRecord(db, shippedFiles(), now),
      importRecord(db, shippedFiles(), now),
    ])

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['imported', 'unchanged'])
    expect(await events(db)).toEqual(['record.imported'])
  }))

test('the exported files are the shipped ones, and importing them changes nothing', () =>
  withRecord(async (db) => {
    const files = await exportRecord(db.read)

    const shipped = shippedFiles()
    for (const name of [
      'smart-cities.json',
      'programme-rules.json',
      'regions.json',
      'datasets.json',
    ])
      expect(files.get(name)).toBe(shipped.get(name))
    expect(await importRecord(db, files, now)).toMatchObject({ outcome: 'unchanged' })
  }))

test('a change makes a new version and tells of it', () =>
  withRecord(async (db) => {
    const before = await recordVersion(db.read)
    const files = withCities(({ entries }) => {
      const yala = entries.find(({ id }) => id === 'yala')
      if (yala) yala.nameEn = 'Yala, a City of Participation'
    })

    expect(await importRecord(db, files, now)).toMatchObject({ outcome: 'imported' })

    expect((await findRecord(db.read, 'yala'))?.name.en).toBe('Yala, a City of Participation')
    expect(await recordVersion(db.read)).not.toBe(before)
    expect(await events(db)).toEqual(['record.imported', 'record.imported'])
  }))

test('an entry cannot vanish: it moves to another slug or is withdrawn with a reason', () =>
  withRecord(async (db) => {
    const rename = ({ entries, ceremonies }: Parameters<Parameters<typeof withCities>[0]>[0]) => {
      const entry = entries.find(({ id }) => id === 'saensuk')
      if (entry) entry.id = 'saen-suk'
      for (const { recipients } of ceremonies)
        for (const recipient of recipients)
          if (recipient.id === 'saensuk') recipient.id = 'saen-suk'
    }
    const drop = (record: Parameters<typeof rename>[0]) => {
      rename(record)
      record.entries = record.entries.filter(({ id }) => id !== 'ban-chang')
      for (const ceremony of record.ceremonies)
        ceremony.recipients = ceremony.recipients.filter(({ id }) => id !== 'ban-chang')
      record.about.named.zones = 4
      record.about.named.zonesOfDecember2021 = 8
    }

    const silent = errorsOf(await importRecord(db, withCities(drop), now))
    expect(silent.map(({ message }) => message.en.split(' ')[0])).toEqual(['ban-chang', 'saensuk'])

    const said = await importRecord(
      db,
      withCities((record) => {
        drop(record)
        record.formerSlugs = [
          { id: 'saensuk', movedTo: 'saen-suk' },
          { id: 'ban-chang', withdrawnBecause: { th: 'นับซ้ำ', en: 'counted twice' } },
        ]
      }),
      now,
    )
    expect(said).toMatchObject({ outcome: 'imported', cities: 41 })
    expect(await findRecord(db.read, 'saensuk')).toBeUndefined()
    expect(await findAlias(db.read, 'saensuk')).toBe('saen-suk')
    expect(await findWithdrawal(db.read, 'ban-chang')).toEqual({ th: 'นับซ้ำ', en: 'counted twice' })
    expect(await importRecord(db, await exportRecord(db.read), now)).toMatchObject({
      outcome: 'unchanged',
    })
  }))

test('rules that change need a higher version', () =>
  withRecord(async (db) => {
    const change = (version: number) =>
      withRules((rules) => {
        rules.version = version
        rules.renewal.progressMin.value = 60
      })

    const [error] = errorsOf(await importRecord(db, change(1), now))
    expect(error).toMatchObject({ file: 'programme-rules.json', path: '/version' })
    expect(await importRecord(db, change(2), now)).toMatchObject({ outcome: 'imported' })
  }))

test('a bad file is refused with a list of its errors and changes nothing', () =>
  withRecord(async (db) => {
    const [version, before] = [await recordVersion(db.read), await exportRecord(db.read)]
    const files = withCities(({ entries }) => {
      const [first, second] = entries
      if (first) first.provinceCodes = ['99']
      if (second) second.events.reverse()
      for (const entry of entries.slice(2)) entry.nameEn = ''
    })
    files.set(
      'gpp-2024-province.csv',
      (files.get('gpp-2024-province.csv') ?? '').replace('9106136', '-1'),
    )

    const errors = errorsOf(await importRecord(db, files, now))

    expect(errors.length).toBeGreaterThan(40)
    expect(await recordVersion(db.read)).toBe(version)
    expect(await exportRecord(db.read)).toEqual(before)
    expect(await events(db)).toEqual(['record.imported'])
  }))

test('an import that breaks off half way changes nothing', () =>
  withRecord(async (db) => {
    const before = await exportRecord(db.read)
    const broken: Db = {
      ...db,
      transaction: (work) =>
        db.transaction(async (tx) => {
          await work(tx)
          throw new Error('the machine stopped')
        }),
    }
    const files = withText('smart-cities.json', (text) => text.replace('Yala Smart City', 'Yala'))

    await expect(importRecord(broken, files, now)).rejects.toThrow('the machine stopped')

    expect(await exportRecord(db.read)).toEqual(before)
    expect(await events(db)).toEqual(['record.imported'])
    expect((await searchAudit(db.read, {}, { page: 1, size: 9 })).total).toBe(1)
  }))
