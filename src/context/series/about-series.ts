import { sql } from 'kysely'
import { int8Column } from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'

/** What a series is of: attribute and types as IRIs; `dataset` is empty for the default instance. */
export type AboutSeries = {
  series: number
  entityId: string
  attribute: string
  types: string[]
  dataset: string
}

/** Gets what series are of; numbers that were never given are not among them. */
export async function aboutSeries(tx: CityTx, series: readonly number[]): Promise<AboutSeries[]> {
  if (series.length === 0) return []
  const { rows } = await sql<Omit<AboutSeries, 'series'> & { series: string }>`
    select series.number as series, entity.id as "entityId", attribute.iri as attribute, series.dataset,
      array(select iri from term where term.tenant = ${tx.tenant} and term.number = any(entity.types)) as types
    from series
    join entity on entity.tenant = series.tenant and entity.eid = series.eid
    join term as attribute on attribute.tenant = series.tenant and attribute.number = series.attr
    where series.tenant = ${tx.tenant} and series.number = any(${int8Column(series)}::bigint[])
    order by series.number`.execute(tx)
  return rows.map((row) => ({ ...row, series: Number(row.series) }))
}
