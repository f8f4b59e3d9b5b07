import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anyRecord } from '../../test/support/any-record.ts'
import { shippedFiles } from '../../test/support/record-files.ts'
import { withDb } from '../../test/support/with-db.ts'
import { checkPlaces } from '../places/index.ts'
import type { Db } from '../store/db.ts'
import { exportRecord, importRecord } from './index.ts'
import type { RecordFile } from './record-file.ts'

const now = new Date('2026-11-24T02:00:00Z')
const shipped = shippedFiles()
const provinces = checkPlaces(shipped).content?.provinces ?? []
const shippedRecord = JSON.parse(shipped.get('smart-cities.json') ?? '') as RecordFile

/** Forgets every record, so that the next one is the first. */
async function forget(db: Db): Promise<void> {
  for (const table of ['record_version', 'ceremony', 'former_slug', 'city', 'city_slug'])
    await sql`delete from ${sql.table(table)}`.execute(db.read)
}

test('whatever is loaded comes out as it went in, and loading that changes nothing', () =>
  withDb(async (db) => {
    const property = fc.asyncProperty(anyRecord(shippedRecord, provinces), async (record) => {
      await forget(db)
      const files = new Map(shipped).set('smart-cities.json', JSON.stringify(record))
      const loaded = await importRecord(db, files, now)
      expect(loaded).toMatchObject({ outcome: 'imported', cities: record.entries.length })

      const exported = await exportRecord(db.read)

      expect(JSON.parse(exported.get('smart-cities.json') ?? '')).toEqual(record)
      expect(await importRecord(db, exported, now)).toMatchObject({ outcome: 'unchanged' })
      await forget(db)
      await importRecord(db, exported, now)
      expect(await exportRecord(db.read)).toEqual(exported)
    })
    await fc.assert(property, { numRuns: 10, interruptAfterTimeLimit: 25_000 })
  }))
