import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../base/day.ts'
import type { OrganisationKind } from '../identity/index.ts'
import type { DomainCode } from './record.ts'

/** Which cities of the record are asked for; what is absent asks for nothing. */
export type RecordFilter = {
  /** Text to search for, as typed: Thai, English or misspelt. */
  q?: string | undefined
  status?: 'certified' | 'zone' | undefined
  /** A region code of NESDC's seven. */
  region?: string | undefined
  /** A province code (TIS-1099). */
  province?: string | undefined
  domain?: DomainCode | undefined
  developer?: OrganisationKind | undefined
  /** The country at the end of that day; without it, all that the record holds. */
  at?: Day | undefined
}

/** The condition, on a row of `city`, that all filters but the search text make. */
export function matchesFilter(filter: RecordFilter): RawBuilder<boolean> {
  const { status, region, province, domain, developer, at } = filter
  const conditions = [at === undefined ? statusAsRecorded(status) : statusOn(at, status)]
  if (region !== undefined)
    conditions.push(sql`exists (
      select from city_province placed
      join province_region within on within.province_code = placed.province_code
      where placed.slug = city.slug and within.system = 'nesdc' and within.region_code = ${region})`)
  if (province !== undefined)
    conditions.push(sql`exists (
      select from city_province placed
      where placed.slug = city.slug and placed.province_code = ${province})`)
  if (domain !== undefined) conditions.push(sql`${domain} = any(city.domains)`)
  if (developer !== undefined)
    conditions.push(sql`exists (
      select from organisation
      where organisation.id = city.developer_id and organisation.kind = ${developer})`)
  return sql`(${sql.join(conditions, sql` and `)})`
}

function statusAsRecorded(status: RecordFilter['status']): RawBuilder<boolean> {
  return status === undefined ? sql`true` : sql`city.status = ${status}`
}

/** Whether the record knew the city by that day, in that status. Absent days compare to nothing, which counts as no. */
function statusOn(at: Day, status: RecordFilter['status']): RawBuilder<boolean> {
  const certified = sql`coalesce(city.certified_by <= ${at}::date, false)`
  const zone = sql`coalesce(city.zone_by <= ${at}::date, false)`
  if (status === 'certified') return sql`${certified}`
  if (status === 'zone') return sql`(${zone} and not ${certified})`
  return sql`(${certified} or ${zone})`
}
