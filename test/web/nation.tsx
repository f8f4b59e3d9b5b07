import type { ReactElement } from 'react'
import type { Nation, Series } from '../../src/nation/index.ts'
import { seeConvergence, seeDecentralisation, seeTrend, seeYear } from '../../src/nation/index.ts'
import { recordIndicators } from '../../src/nation/shipped-indicators.ts'
import { seeSimilarCities } from '../../src/nation/view/similar-cities.ts'
import type { RegionSystem } from '../../src/places/index.ts'
import { NationPage } from '../../src/web/pages/nation/nation.tsx'
import { RegionPage } from '../../src/web/pages/nation/region.tsx'
import { SimilarCitiesPage } from '../../src/web/pages/nation/similar-cities.tsx'
import { syntheticDefinition, syntheticValue } from '../nation/synthetic.ts'
import { ground, listedAt, mapCitiesAt, today } from './country.tsx'
import { counts, datasets, provinces, regions } from './shipped-record.ts'

const gppDataset = datasets.find(({ id }) => id === 'gpp-2024')
if (!gppDataset) throw new Error('the shipped record has no GPP')

/** GPP per head as shipped, as the database would give it. */
export const gppSeries: Series = {
  indicator: {
    ...(recordIndicators[0] as (typeof recordIndicators)[number]),
    version: null,
    synthetic: false,
    source: { dataset: gppDataset.id, ...gppDataset },
  },
  years: [2024],
  observations: provinces.map(({ code, figures }) => {
    const of = (measure: string) => figures.find((one) => one.measure === measure)?.value ?? 0
    return { code, year: 2024, value: of('gpp-per-head-baht'), weight: of('population') }
  }),
}

/** Made-up values of some years; `change` may spoil one: null where none is published. */
export function syntheticSeries(
  years: readonly number[],
  change: (value: number, code: string, year: number) => number | null = (value) => value,
): Series {
  const { unit, ...told } = syntheticDefinition
  const { title, source, url, licence, attribution, asOf } = syntheticDefinition
  return {
    indicator: {
      ...told,
      version: 1,
      unit: unit.name,
      unitCode: unit.code,
      weight: 'people',
      source: { dataset: null, title, source, url, licence, attribution, asOf },
    },
    years: [...years],
    observations: years.flatMap((year, yearsOn) =>
      provinces.map(({ code }, place) => ({
        code,
        year,
        value: change(syntheticValue(place, yearsOn), code, year),
        weight: 100_000 + place,
      })),
    ),
  }
}

/** The national view of a series, as the pages are told of it, without a database. */
export function nationOf(series: Series = gppSeries, system: RegionSystem = 'nesdc'): Nation {
  const places = { provinces, regions: regions.filter((region) => region.system === system) }
  const cities = mapCitiesAt(today)
  return {
    at: today,
    indicators: [
      { indicator: gppSeries.indicator, years: gppSeries.years },
      ...(series === gppSeries ? [] : [{ indicator: series.indicator, years: series.years }]),
    ],
    series,
    provinces,
    cities,
    places,
    view: seeYear(series, places, system, series.years.at(-1) as number),
    trend: seeTrend(series, provinces, system),
    convergence: seeConvergence(series, provinces, system),
    decentralisation: seeDecentralisation(cities, provinces, places.regions, system),
    live: [],
  }
}

export function nationPage(nation = nationOf()): ReactElement {
  return <NationPage {...{ nation, counts, ground }} />
}

export function regionPage(code: string, nation = nationOf()): ReactElement {
  const isOne = ({ region }: { region: { code: string } }) => region.code === code
  const one = nation.view.regions.find(isOne)
  const spread = nation.decentralisation.regions.find(isOne)
  if (!one || !spread) throw new Error(`no such region: ${code}`)
  return <RegionPage {...{ nation, one, spread, ground }} />
}

export function similarPage(slug: string, by: 'both' | 'region' | 'size' = 'both'): ReactElement {
  const seen = seeSimilarCities(slug, by, listedAt(today), provinces)
  if (!seen) throw new Error(`no such city: ${slug}`)
  return <SimilarCitiesPage seen={seen} />
}

const trending = nationOf(
  syntheticSeries([2019, 2020, 2022, 2023], (value, code) => (code === '58' ? null : value)),
)
const nothing = nationOf(syntheticSeries([2023], () => 0))
const absent = nationOf(syntheticSeries([2023], () => null))

/** The pages of the national view in the states that they have, by their Thai addresses. */
export const nationPages: readonly (readonly [path: string, page: ReactElement])[] = [
  ['/nation', nationPage()],
  ['/nation?system=four', nationPage(nationOf(gppSeries, 'four'))],
  ['/nation?indicator=synthetic-income', nationPage(trending)],
  ['/nation?indicator=synthetic-income&year=2023', nationPage(nothing)],
  ['/nation?indicator=synthetic-income&year=2024', nationPage(absent)],
  ['/regions/eastern', regionPage('eastern')],
  ['/regions/central', regionPage('central')],
  ['/regions/northern', regionPage('northern', absent)],
  ['/cities/mae-moh/similar', similarPage('mae-moh')],
  ['/cities/samyan/similar?by=size', similarPage('samyan', 'size')],
]
