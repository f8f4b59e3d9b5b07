import { hasValue, type RegionYear, type ValuedArea, type YearView } from '../../../nation/index.ts'
import { showFixed, showValue, showWithUnit } from '../../charts/show-value.ts'
import { useLang } from '../../frame.ts'
import { withQuery } from '../../language.ts'
import { showNumber } from '../../number.ts'
import { show } from '../../thai.ts'
import { type Column, DataTable, Link } from '../../ui/index.ts'
import { nationWords } from '../../words/nation.ts'
import { viewQuery } from './take-along.ts'

/** The regions of the year in their official order, each a link. */
export function RegionTable({ view }: { view: YearView }) {
  const lang = useLang()
  const t = nationWords[lang].where
  const whose = (area: ValuedArea) => {
    const within = view.areas.filter((one) => one.region === area.region)
    const tied = within.filter(({ value }) => value === area.value).length
    return tied > 1 ? t.many(showNumber(tied, lang)) : show(area.name, lang)
  }
  const end = (area: ValuedArea | null) =>
    area ? (
      <span>
        {showValue(view.indicator, area.value, lang)}
        <span className="whose">{whose(area)}</span>
      </span>
    ) : (
      '–'
    )
  const mean = (value: number | null) =>
    value === null ? '–' : showValue(view.indicator, value, lang)
  const extreme = (area: ValuedArea | null) =>
    area ? showValue(view.indicator, area.value, lang) : '–'
  const columns: Column<RegionYear>[] = [
    {
      key: 'region',
      label: t.region,
      cell: ({ region }) => (
        <Link to={withQuery(`/regions/${region.code}`, viewQuery(view))}>
          {show(region.name, lang)}
        </Link>
      ),
    },
    { key: 'mean', label: t.mean, numeric: true, cell: (one) => mean(one.mean) },
    { key: 'lowest', label: t.lowest, numeric: true, cell: ({ lowest }) => end(lowest) },
    { key: 'highest', label: t.highest, numeric: true, cell: ({ highest }) => end(highest) },
  ]
  return (
    <DataTable
      caption={`${t.regions} (${show(view.indicator.unit, lang)})`}
      columns={columns}
      rows={view.regions}
      rowKey={({ region }) => region.code}
      total={[t.country, mean(view.mean), extreme(view.lowest), extreme(view.highest)]}
      stack
    />
  )
}

/** Provinces in the order of their names, with their value and what it is to the country's mean. */
export function ProvinceTable({ view, region }: { view: YearView; region?: string }) {
  const lang = useLang()
  const t = nationWords[lang].where
  const collator = new Intl.Collator(lang)
  const rows = view.areas
    .filter((area) => region === undefined || area.region === region)
    .toSorted((a, b) => collator.compare(a.name[lang], b.name[lang]))
  return (
    <DataTable
      caption={`${show(view.indicator.title, lang)} (${show(view.indicator.unit, lang)})`}
      rows={rows}
      rowKey={({ code }) => code}
      dense
      columns={[
        { key: 'province', label: t.province, cell: ({ name }) => show(name, lang) },
        {
          key: 'value',
          label: t.value,
          numeric: true,
          cell: (area) =>
            hasValue(area) ? showValue(view.indicator, area.value, lang) : t.noValue,
        },
        {
          key: 'quotient',
          label: t.toMean,
          numeric: true,
          cell: ({ quotient }) => (quotient.defined ? showFixed(quotient.value, lang, 2) : '–'),
        },
      ]}
    />
  )
}

/** Highest, lowest and mean as words for a heading. */
export function meanFinding(view: YearView, lang: 'th' | 'en'): string {
  const t = nationWords[lang]
  if (view.mean === null) return t.finding.noData
  const { mean } = view
  const valued = view.areas.filter(hasValue)
  const above = valued.filter(({ value }) => value > mean).length
  return t.where.mapFinding(
    showWithUnit(view.indicator, mean, lang),
    showNumber(above, lang),
    showNumber(valued.length - above, lang),
  )
}
