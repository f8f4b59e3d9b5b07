import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'
import { type Entity, instanceOf } from '../entity/entity.ts'
import { matches } from '../read/index.ts'
import { readRow, type StoredRow } from '../space/index.ts'
import type { Selection } from './selection.ts'

/** A series that a selection means; `unitCode` as its instance says it now, undefined where it says none or is no more. */
export type ChosenSeries = { series: number; entityId: string; unitCode: string | undefined }

type Row = { series: string; id: string } & Omit<StoredRow, 'body'> & { body: string | null }

const mostSeries = 50_000

/**
 * Gets the series that a selection means, in the order of their numbers. With `q` or `geo`, those of entities that match as they are
 * now; without, also of entities of which only history is left. Throws where they are more than 50,000.
 */
export async function selectSeries(tx: CityTx, selection: Selection): Promise<ChosenSeries[]> {
  const { type, attribute, dataset, q, geo } = selection
  const isFiltered = q !== undefined || geo !== undefined
  // Bodies are read for conditions and units alone.
  const body = isFiltered
    ? sql.ref('entity.body')
    : sql`case when position('unitCode' in entity.body) > 0 then entity.body end`
  const { rows } = await sql<Row>`
    select series.number as series, entity.id, ${body} as body, entity.stamps, entity.created_at, entity.modified_at
    from series
    join entity on entity.tenant = series.tenant and entity.eid = series.eid
    where series.tenant = ${tx.tenant} and series.dataset = ${dataset}
      and series.attr = (select number from term where tenant = ${tx.tenant} and iri = ${attribute})
      and (select number from term where tenant = ${tx.tenant} and iri = ${type}) = any(entity.types)
    order by series.number limit ${mostSeries + 1}`.execute(tx)
  if (rows.length > mostSeries) throw new Error(`more than ${mostSeries} series of ${attribute}`)
  return rows.flatMap((row) => {
    const entity = row.body === null ? undefined : readRow({ ...row, body: row.body })
    if (isFiltered && (!entity || !matches({ q, geo }, entity))) return []
    return [
      {
        series: Number(row.series),
        entityId: row.id,
        unitCode: entity && unitCodeOf(entity, selection),
      },
    ]
  })
}

function unitCodeOf({ attributes }: Entity, { attribute, dataset }: Selection): string | undefined {
  return instanceOf(attributes.get(attribute), dataset || undefined)?.unitCode
}
