import { readRow, type Space, type StoredRow } from '../../src/context/space/index.ts'
import { addIndexChange, noIndexChange } from '../../src/context/write/index-rows.ts'
import type { Db } from '../../src/store/db.ts'
import { table } from './city.ts'

type Lines = Record<'attrs' | 'cells' | 'types' | 'counts', string[]>

/** The index and the counts of a space as its tables have them, a line for each row. */
export async function indexOf(db: Db, { tenant }: Space): Promise<Lines> {
  const lines = async (query: string) =>
    (await table<{ line: string }>(db, tenant, query)).map(({ line }) => line)
  return {
    attrs: sorted(
      await lines(
        `select concat_ws('|', eid, attr, type, item, coalesce(encode(float8send(num), 'hex'), '-'), coalesce(str, '-'),
           coalesce(round(extract(epoch from ts) * 1000000)::bigint::text, '-')) as line from entity_attr`,
      ),
    ),
    cells: sorted(await lines(`select concat_ws('|', eid, attr, cell) as line from entity_cell`)),
    types: sorted(await lines(`select concat_ws('|', eid, type, gone) as line from entity_type`)),
    counts: sorted(
      await lines(
        `select concat_ws('|', type, entities) as line from type_count where entities <> 0`,
      ),
    ),
  }
}

/** The same made anew from the documents alone. */
export async function rebuiltIndex(db: Db, { tenant }: Space): Promise<Lines> {
  const terms = await table<{ iri: string; number: number }>(
    db,
    tenant,
    'select iri, number from term',
  )
  const numbers = new Map(terms.map(({ iri, number }) => [iri, number]))
  const rows = await table<Partial<StoredRow> & { eid: string; types: number[] }>(
    db,
    tenant,
    'select * from entity',
  )
  const index = noIndexChange()
  const types: string[] = []
  const counts = new Map<number, number>()
  for (const { eid, types: own, ...row } of rows) {
    const gone = row.body === null
    for (const type of own) types.push(`${eid}|${type}|${gone ? 't' : 'f'}`)
    if (gone) continue
    for (const type of [0, ...own]) counts.set(type, (counts.get(type) ?? 0) + 1)
    addIndexChange(
      index,
      Number(eid),
      undefined,
      readRow(row as StoredRow),
      (iri) => numbers.get(iri) as number,
    )
  }
  return {
    attrs: sorted(
      index.attrs.put.map(({ eid, attr, type, item, num, str, ts }) =>
        [
          eid,
          attr,
          type,
          item,
          num === null ? '-' : bitsOf(num),
          str ?? '-',
          ts === null ? '-' : Math.round(ts * 1000),
        ].join('|'),
      ),
    ),
    cells: sorted(index.cells.put.map(({ eid, attr, cell }) => `${eid}|${attr}|${cell}`)),
    types: sorted(types),
    counts: sorted([...counts].map(([type, count]) => `${type}|${count}`)),
  }
}

/** A number by its bits, as the database tells it: in words the two write small numbers each in its way. */
function bitsOf(num: number): string {
  const bits = Buffer.alloc(8)
  bits.writeDoubleBE(num)
  return bits.toString('hex')
}

function sorted(lines: string[]): string[] {
  return lines.sort()
}
