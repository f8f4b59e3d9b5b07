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

/** The condition, on a row of `city_listing`, that all filters but the search text make. */
export function matchesFilter(filter: RecordFilter): RawBuilder<boolean> {
  const { status, region, province, domain, developer, at } = filter
  const conditions = [at === undefined ? statusAsRecorded(status) : statusOn(at, status)]
  if (region !== undefined) conditions.push(sql`${region} = any(regions)`)
  if (province !== undefined) conditions.push(sql`${province} = any(provinces)`)
  if (domain !== undefined) conditions.push(sql`${domain} = any(domains)`)
  if (developer !== undefined) conditions.push(sql`developer_kind = ${developer}`)
  return sql`(${sql.join(conditions, sql` and `)})`
}

/** Whether a city is certified at the end of a day. An absent day compares to nothing, which counts as no. */
export function isCertifiedOn(at: Day): RawBuilder<boolean> {
  return sql`coalesce(certified_by <= ${at}::date, false)`
}

/** Whether a city is a promotion zone, and no more than that, at the end of a day. */
export function isZoneOn(at: Day): RawBuilder<boolean> {
  return sql`(coalesce(zone_by <= ${at}::date, false) and not ${isCertifiedOn(at)})`
}

function statusAsRecorded(status: RecordFilter['status']): RawBuilder<boolean> {
  return status === undefined ? sql`true` : sql`status = ${status}`
}

function statusOn(at: Day, status: RecordFilter['status']): RawBuilder<boolean> {
  if (status === 'certified') return isCertifiedOn(at)
  if (status === 'zone') return isZoneOn(at)
  return sql`(${isCertifiedOn(at)} or ${isZoneOn(at)})`
}
