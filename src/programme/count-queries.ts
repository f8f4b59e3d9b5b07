import { sql } from 'kysely'
import type { Day } from '../base/day.ts'
import type { Tx } from '../store/db.ts'
import type { OfficialCount } from './record.ts'

/**
 * Official counts as their sources give them, side by side, oldest first; with a day, those made by then: of a count of which
 * only month or year is known, when it is over.
 */
export async function listCounts(tx: Tx, at?: Day): Promise<OfficialCount[]> {
  const rows = await tx
    .selectFrom('official_count')
    .selectAll()
    .$if(at !== undefined, (query) => query.where('last_on', '<=', sql<string>`${at}::date`))
    .orderBy('last_on')
    .orderBy('position')
    .execute()
  return rows.map(toCount)
}

/** The same, all of them in the order of the file. */
export async function readCounts(tx: Tx): Promise<OfficialCount[]> {
  const rows = await tx.selectFrom('official_count').selectAll().orderBy('position').execute()
  return rows.map(toCount)
}

function toCount(row: {
  counted_on: string
  certified: number | null
  zones: number | null
  zones_kind: OfficialCount['zonesKind']
  provinces: number | null
  zone_provinces: number | null
  source: OfficialCount['source']
  note: OfficialCount['note']
}): OfficialCount {
  return {
    on: row.counted_on,
    certified: row.certified,
    zones: row.zones,
    zonesKind: row.zones_kind,
    provinces: row.provinces,
    zoneProvinces: row.zone_provinces,
    source: row.source,
    note: row.note,
  }
}
