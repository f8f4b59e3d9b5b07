import { type Day, showDay } from '../../base/day.ts'
import { organisationKinds } from '../../identity/index.ts'
import type { Province, Region } from '../../places/index.ts'
import { domainCodes, type RecordFilter } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { type Query, withQuery } from '../language.ts'
import { show } from '../thai.ts'
import { type ChosenFilter, ChosenFilters, FilterForm, Input, Select } from '../ui/index.ts'
import { citiesWords } from '../words/cities.ts'
import { recordWords } from '../words/record.ts'

export type FilterChoices = { regions: readonly Region[]; provinces: readonly Province[] }
type Props = FilterChoices & { filter: RecordFilter }

const statuses = ['certified', 'zone'] as const

/** The query of a filter, in the order that its address is written. */
export function filterQuery(filter: RecordFilter): Query {
  const { q, status, region, province, domain, developer, at } = filter
  return { q, status, region, province, domain, developer, at }
}

/** Fields of search and filters. Regions are NESDC's seven; provinces stand in Thai order under their region. */
export function CitiesFilters({ filter, regions, provinces }: Props) {
  const lang = useLang()
  const t = citiesWords[lang]
  const r = recordWords[lang]
  const collator = new Intl.Collator(lang)
  const provinceChoices = nesdc(regions).map((region) => ({
    label: show(region.name, lang),
    choices: provinces
      .filter((province) => province.regions.nesdc === region.code)
      .toSorted((a, b) => collator.compare(a.name[lang], b.name[lang]))
      .map((province) => ({ value: province.code, label: province.name[lang] })),
  }))
  return (
    <FilterForm
      to="/cities"
      label={t.filterLabel}
      submit={t.submit}
      more={t.filterSummary}
      open={Object.values({ ...filterQuery(filter), q: undefined }).some(Boolean)}
      first={<Input name="q" type="search" label={t.q} value={filter.q} maxLength={200} />}
    >
      <Select
        name="status"
        label={t.status}
        value={filter.status}
        choices={statuses.map((value) => ({ value, label: t.statuses[value] }))}
      />
      <Select
        name="region"
        label={t.region}
        value={filter.region}
        choices={nesdc(regions).map((region) => ({
          value: region.code,
          label: show(region.name, lang),
        }))}
      />
      <Select
        name="province"
        label={t.province}
        value={filter.province}
        choices={provinceChoices}
      />
      <Select
        name="domain"
        label={t.domain}
        value={filter.domain}
        choices={domainCodes.map((value) => ({ value, label: r.domain[value] }))}
      />
      <Select
        name="developer"
        label={t.developer}
        value={filter.developer}
        choices={organisationKinds.map((value) => ({ value, label: r.developerKind[value] }))}
      />
      <Input name="at" label={t.at} hint={t.atHint} value={filter.at} maxLength={20} />
    </FilterForm>
  )
}

/** The filters in force as links that take them away. */
export function CitiesChosen({ filter, regions, provinces }: Props) {
  const lang = useLang()
  const t = citiesWords[lang]
  return (
    <ChosenFilters
      label={t.chosen}
      clear={{ label: t.clear, to: '/cities' }}
      chosen={chosenFilters(filter, { regions, provinces }, lang)}
    />
  )
}

function chosenFilters(
  filter: RecordFilter,
  choices: FilterChoices,
  lang: 'th' | 'en',
): ChosenFilter[] {
  const t = citiesWords[lang]
  const r = recordWords[lang]
  const region = nesdc(choices.regions).find((one) => one.code === filter.region)
  const province = choices.provinces.find((one) => one.code === filter.province)
  const labels: Partial<Record<keyof RecordFilter, string | undefined>> = {
    q: filter.q && t.chosenQ(filter.q),
    status: filter.status && t.statuses[filter.status],
    region: region && show(region.name, lang),
    province: province && show(province.name, lang),
    domain: filter.domain && r.domain[filter.domain],
    developer: filter.developer && r.developerKind[filter.developer],
    at: filter.at && atLabel(filter.at, lang),
  }
  return Object.entries(labels).flatMap(([name, label]) =>
    label
      ? [{ label, without: withQuery('/cities', { ...filterQuery(filter), [name]: undefined }) }]
      : [],
  )
}

function atLabel(at: Day, lang: 'th' | 'en'): string {
  return `${citiesWords[lang].at} ${showDay(at, lang)}`
}

function nesdc(regions: readonly Region[]): Region[] {
  return regions.filter((region) => region.system === 'nesdc').toSorted((a, b) => a.order - b.order)
}
