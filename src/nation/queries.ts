import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../base/day.ts'
import type { Dataset } from '../places/index.ts'
import { listDatasets } from '../places/index.ts'
import { aboutRecord, isCertifiedOn } from '../programme/index.ts'
import type { Tx } from '../store/db.ts'
import type { Indicator, Observation, Series } from './indicator.ts'
import { emblemIndicator, type RecordIndicator, recordIndicators } from './shipped-indicators.ts'
import { listVersions, type StatisticVersion } from './statistics/queries.ts'

/** An indicator with the years that it has figures for. */
export type ListedIndicator = { indicator: Indicator; years: number[] }

/** A select of (code, year, value, weight): an indicator's observations where they are kept. Values travel as parameters. */
type Source = RawBuilder<Observation>

/**
 * Every indicator that has figures: of the record, of the programme, and the newest version of every imported statistic. What is
 * not there is not listed. `at` is the day in Bangkok for which the programme's own spread is told.
 */
export async function listIndicators(tx: Tx, at: Day): Promise<ListedIndicator[]> {
  const [datasets, years, versions, about] = await Promise.all([
    listDatasets(tx),
    figureYears(tx),
    listVersions(tx),
    aboutRecord(tx),
  ])
  const ofRecord = recordIndicators.flatMap((one) => {
    const known = years.filter(({ measure }) => measure === one.value)
    const dataset = datasets.find(({ id }) => id === known.at(-1)?.dataset)
    if (!dataset) return []
    return [{ indicator: fromRecord(one, dataset), years: known.map(({ year }) => year) }]
  })
  const imported = versions
    .filter(({ id }, place) => versions.findIndex((other) => other.id === id) === place)
    .map((version) => ({ indicator: fromVersion(version), years: version.years }))
  const record = datasets.find(({ id }) => id === 'smart-cities')
  const hasPeople = years.some(({ measure }) => measure === 'population')
  const programme =
    record && hasPeople
      ? [
          {
            indicator: toIndicator(emblemIndicator, {
              ...record,
              attribution: record.title,
              asOf: about.recordAsOf,
            }),
            years: [Number(at.slice(0, 4))],
          },
        ]
      : []
  return [...ofRecord, ...imported, ...programme]
}

/**
 * An indicator with all its observations; undefined when there is none of that id, or not of that version. Without a version, the
 * newest of an imported statistic.
 */
export async function findSeries(
  tx: Tx,
  id: string,
  at: Day,
  version?: number,
): Promise<Series | undefined> {
  const listed = await findListed(tx, id, at, version)
  if (!listed) return undefined
  const { rows } = await sql<Observation>`
    select code, year, value, weight from (${sourceOf(listed.indicator, at)}) as source
    order by year, code`.execute(tx)
  return { ...listed, observations: rows }
}

/** The observations of an indicator as (area, grp, year, value, weight), grouped by a system of regions: what measures read. */
export function areasOf(indicator: Indicator, system: string, at: Day): RawBuilder<unknown> {
  return sql`
    select source.code as area, within.region_code as grp, source.year, source.value, source.weight
    from (${sourceOf(indicator, at)}) as source
    join province_region within on within.province_code = source.code and within.system = ${system}`
}

async function findListed(
  tx: Tx,
  id: string,
  at: Day,
  version: number | undefined,
): Promise<ListedIndicator | undefined> {
  if (version === undefined)
    return (await listIndicators(tx, at)).find(({ indicator }) => indicator.id === id)
  const versions = await listVersions(tx)
  const found = versions.find((one) => one.id === id && one.version === version)
  return found && { indicator: fromVersion(found), years: found.years }
}

function sourceOf({ id, version }: Indicator, at: Day): Source {
  if (version !== null)
    return sql`
      select province_code as code, year, value, population as weight from statistic_value
      where statistic_id = ${id} and version = ${version}`
  if (id === emblemIndicator.id) return emblemSource(at)
  const { value, weightedBy } = recordIndicators.find((one) => one.id === id) as RecordIndicator
  return sql`
    select figure.province_code as code, figure.year, figure.value, weight.value as weight
    from province_figure figure
    join province_figure weight on weight.province_code = figure.province_code and weight.year = figure.year
      and weight.measure = ${weightedBy}
    where figure.measure = ${value}`
}

/** Certified cities at the end of a day by the newest population on record, under the year of that day. Samples count nowhere. */
function emblemSource(at: Day): Source {
  return sql`
    select people.province_code as code, ${Number(at.slice(0, 4))}::int as year,
      count(listing.slug) * 1e6 / people.value as value, people.value as weight
    from province_figure people
    left join city_listing listing on listing.provinces[1] = people.province_code and not listing.sample
      and ${isCertifiedOn(at)}
    where people.measure = 'population'
      and people.year = (select max(year) from province_figure where measure = 'population')
    group by people.province_code, people.value`
}

async function figureYears(tx: Tx): Promise<{ measure: string; year: number; dataset: string }[]> {
  const rows = await tx
    .selectFrom('province_figure')
    .select(['measure', 'year', 'dataset_id'])
    .distinct()
    .orderBy('measure')
    .orderBy('year')
    .execute()
  return rows.map(({ measure, year, dataset_id }) => ({ measure, year, dataset: dataset_id }))
}

function fromRecord(one: RecordIndicator, dataset: Dataset): Indicator {
  const { value: _, weightedBy: __, ...told } = one
  return toIndicator(told, dataset)
}

function toIndicator(
  told: Omit<Indicator, 'version' | 'source' | 'synthetic'>,
  { id, title, source, url, licence, attribution, asOf }: Dataset,
): Indicator {
  return {
    ...told,
    version: null,
    synthetic: false,
    source: { dataset: id, title, source, url, licence, attribution, asOf },
  }
}

function fromVersion({ id, version, definition }: StatisticVersion): Indicator {
  const { title, unit, source, url, licence, attribution, asOf, ...told } = definition
  return {
    ...told,
    id,
    version,
    title,
    unit: unit.name,
    unitCode: unit.code,
    weight: 'people',
    source: { dataset: null, title, source, url, licence, attribution, asOf },
  }
}
