import { type CityRecord, listRecords } from '../programme/index.ts'
import type { Tx } from '../store/db.ts'

const size = 100

/** Every city and zone of the record, page by page. */
export async function everyRecord(tx: Tx): Promise<CityRecord[]> {
  const records: CityRecord[] = []
  for (let page = 1; ; page++) {
    const { items, total } = await listRecords(tx, {}, { page, size })
    records.push(...items.map(({ record }) => record))
    if (items.length === 0 || records.length >= total) return records
  }
}
