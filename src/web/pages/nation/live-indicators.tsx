import { units } from '../../../indicators/index.ts'
import type { LiveYear, Nation } from '../../../nation/index.ts'
import { showFixed, showYear } from '../../charts/show-value.ts'
import { useLang } from '../../frame.ts'
import { withQuery } from '../../language.ts'
import { showNumber } from '../../number.ts'
import { show } from '../../thai.ts'
import { type Column, DataTable, DownloadList } from '../../ui/index.ts'
import { nationWords } from '../../words/nation.ts'
import { viewQuery } from './take-along.ts'

/** What real cities measure by their own data, of each indicator the newest year; without any it says so. */
export function LiveIndicators({ nation: { live, view } }: { nation: Nation }) {
  const lang = useLang()
  const t = nationWords[lang].live
  const newest = live.filter(
    (one, at) => live[at + 1]?.indicator !== one.indicator || live[at + 1]?.version !== one.version,
  )
  const query = viewQuery(view)
  const files = ['csv', 'json'].map((kind) => ({
    href: withQuery(`/api/v1/nation/live${kind === 'csv' ? '.csv' : ''}`, query),
    label: kind.toUpperCase(),
  }))
  return (
    <section aria-labelledby="live">
      <h2 id="live">{t.title}</h2>
      <p className="prose">{t.lead}</p>
      {newest.length === 0 ? (
        <div className="panel">
          <p>{t.none}</p>
        </div>
      ) : (
        <DataTable
          caption={t.caption}
          columns={columnsIn(lang)}
          rows={newest}
          rowKey={({ indicator, version }) => `${indicator}@${version}`}
          stack
        />
      )}
      <p className="muted small">{t.samples}</p>
      <DownloadList label={nationWords[lang].take.files} files={files} />
    </section>
  )
}

function columnsIn(lang: 'th' | 'en'): Column<LiveYear>[] {
  const t = nationWords[lang].live
  const number = (
    key: 'mean' | 'lowest' | 'highest' | 'variation',
    value: (one: LiveYear) => number | null,
    digits?: number,
  ): Column<LiveYear> => ({
    key,
    label: t[key],
    numeric: true,
    cell: (one) => {
      const known = value(one)
      return known === null ? '–' : showFixed(known, lang, digits ?? one.decimals)
    },
  })
  return [
    {
      key: 'indicator',
      label: t.indicator,
      cell: ({ title, unitCode, version }) =>
        `${show(title, lang)} (${unitName(unitCode, lang)}) · ${t.version(showNumber(version, lang))}`,
    },
    { key: 'year', label: t.year, numeric: true, cell: ({ year }) => showYear(year, lang) },
    { key: 'cities', label: t.cities, numeric: true, cell: (one) => showNumber(one.cities, lang) },
    {
      key: 'outside',
      label: t.outside,
      numeric: true,
      cell: (one) => showNumber(one.outside, lang),
    },
    number('mean', ({ measures: { mean } }) => (mean.defined ? mean.value : null)),
    number('lowest', ({ lowest }) => lowest),
    number('highest', ({ highest }) => highest),
    number('variation', variationOf, 3),
  ]
}

/** Says nothing of one city alone, which differs from nobody. */
function variationOf({ cities, measures: { williamsonWeighted: one } }: LiveYear): number | null {
  return cities > 1 && one.defined ? one.value : null
}

function unitName(code: string, lang: 'th' | 'en'): string {
  const unit = units.get(code)
  return unit ? show(unit.title, lang) : code
}
