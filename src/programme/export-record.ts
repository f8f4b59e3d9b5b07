import { readPlaces, writeJson, writePlaceFiles } from '../places/index.ts'
import type { Tx } from '../store/db.ts'
import { readCeremonies } from './ceremony-queries.ts'
import { readCounts } from './count-queries.ts'
import { noRecord } from './problems.ts'
import type { CityEntry, FormerSlug } from './record-content.ts'
import { recordFileName } from './record-file.ts'
import { loadRecords } from './record-queries.ts'
import { findRules } from './rule-queries.ts'
import { rulesFile } from './rules-file.ts'
import { findVersion } from './version-queries.ts'
import { writeRecordFile } from './write-record-file.ts'

/**
 * Writes the record as the files that it is imported from: importing them again changes nothing, and importing them into an
 * empty database gives the same record. The boundaries are the product's own file and are not among them. Throws `noRecord`
 * before the first import.
 */
export async function exportRecord(tx: Tx): Promise<Map<string, string>> {
  const version = await findVersion(tx)
  const rules = await findRules(tx)
  if (!version || !rules) throw noRecord()
  const record = writeRecordFile({
    about: version.about,
    counts: await readCounts(tx),
    ceremonies: await readCeremonies(tx),
    formerSlugs: await readFormerSlugs(tx),
    cities: await readCities(tx),
  })
  const files = writePlaceFiles(await readPlaces(tx))
  files.set(recordFileName, writeJson(record))
  files.set(rulesFile, writeJson(rules))
  return files
}

async function readCities(tx: Tx): Promise<CityEntry[]> {
  const rows = await tx.selectFrom('city').select('slug').orderBy('position').execute()
  const records = await loadRecords(
    tx,
    rows.map(({ slug }) => slug),
  )
  return records.map(({ provinces, ...record }) => ({
    ...record,
    provinceCodes: provinces.map(({ code }) => code),
  }))
}

async function readFormerSlugs(tx: Tx): Promise<FormerSlug[]> {
  const rows = await tx.selectFrom('former_slug').selectAll().orderBy('position').execute()
  return rows.map(
    ({ slug, moved_to, withdrawn_because }) =>
      ({ slug, movedTo: moved_to, withdrawnBecause: withdrawn_because }) as FormerSlug,
  )
}
