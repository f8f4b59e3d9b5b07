import type { Nation } from '../../../nation/index.ts'
import { GrowthScatter } from '../../charts/growth-scatter.tsx'
import { showFixed, showPercent, showValue, showYear } from '../../charts/show-value.ts'
import { TrendLines } from '../../charts/trend-lines.tsx'
import { useLang } from '../../frame.ts'
import { showNumber } from '../../number.ts'
import { show } from '../../thai.ts'
import { DataTable, Figure } from '../../ui/index.ts'
import { nationWords } from '../../words/nation.ts'
import { SourceNote } from './source-note.tsx'
import { filesOf } from './take-along.ts'

type Props = { nation: Nation }

/** How far the years of a trend reach, in one sentence. */
export function trendFinding({ trend }: Pick<Nation, 'trend'>, lang: 'th' | 'en'): string {
  return nationWords[lang].trend.linesFinding(
    showNumber(trend.length, lang),
    showYear(trend[0]?.year ?? 0, lang),
    showYear(trend.at(-1)?.year ?? 0, lang),
  )
}

/** Whether areas came nearer to each other, in one sentence; where it cannot be worked out, why. */
export function convergenceFinding(
  { convergence }: Pick<Nation, 'convergence'>,
  lang: 'th' | 'en',
): string {
  const t = nationWords[lang].trend
  if (!convergence) return t.needsYears
  const { beta } = convergence
  if (!beta.defined) return t.betaNone(show(beta.because, lang))
  const { speed, halfLifeYears } = beta.value
  if (!speed.defined || !halfLifeYears.defined)
    return beta.value.b < 0 && !speed.defined
      ? t.betaNone(show(speed.because, lang))
      : t.notConverging
  return t.converging(showPercent(speed.value, lang), showNumber(halfLifeYears.value, lang))
}

/** Trend and convergence from two years on; with one, only that. */
export function Trend({ nation }: Props) {
  const lang = useLang()
  const t = nationWords[lang].trend
  const { view, trend, convergence } = nation
  return (
    <section aria-labelledby="trend">
      <h2 id="trend">{t.title}</h2>
      {trend.length < 2 || !convergence ? (
        <div className="empty">
          <p>
            <strong>{t.needsYears}</strong>
          </p>
          <p>{t.oneYear(showYear(view.year, lang))}</p>
        </div>
      ) : (
        <div className="side-by-side">
          <Figure
            id="trend-lines"
            title={trendFinding(nation, lang)}
            image={<TrendLines trend={trend} title={t.lines} />}
            note={
              <>
                <p>{t.linesNote}</p>
                <SourceNote indicator={view.indicator} />
              </>
            }
            table={<TrendTable nation={nation} />}
            downloads={filesOf('trend', view, lang)}
          />
          <Figure
            id="convergence"
            title={convergenceFinding(nation, lang)}
            image={
              <GrowthScatter
                convergence={convergence}
                indicator={view.indicator}
                title={convergenceFinding(nation, lang)}
              />
            }
            note={
              <>
                <p>{t.betaNote}</p>
                <SourceNote indicator={view.indicator} />
              </>
            }
            table={<GrowthTable nation={nation} />}
            downloads={filesOf('convergence', view, lang)}
          />
        </div>
      )}
    </section>
  )
}

function TrendTable({ nation: { trend } }: Props) {
  const lang = useLang()
  const t = nationWords[lang]
  const number = (value: number | undefined) =>
    value === undefined ? '–' : showFixed(value, lang, 4)
  return (
    <DataTable
      caption={t.trend.lines}
      rows={trend}
      rowKey={({ year }) => String(year)}
      dense
      columns={[
        { key: 'year', label: t.trend.year, cell: ({ year }) => showYear(year, lang) },
        {
          key: 'theil',
          label: 'Theil L',
          numeric: true,
          cell: ({ measures: { theilL } }) =>
            number(theilL.defined ? theilL.value.total : undefined),
        },
        {
          key: 'between',
          label: t.theil.betweenPart,
          numeric: true,
          cell: ({ measures: { theilL } }) =>
            number(theilL.defined ? theilL.value.between : undefined),
        },
        {
          key: 'williamson',
          label: 'Williamson',
          numeric: true,
          cell: ({ measures: { williamsonWeighted: one } }) =>
            number(one.defined ? one.value : undefined),
        },
        {
          key: 'sigma',
          label: 'σ',
          numeric: true,
          cell: ({ measures: { sigma } }) => number(sigma.defined ? sigma.value : undefined),
        },
      ]}
    />
  )
}

function GrowthTable({ nation: { convergence, view, provinces } }: Props) {
  const lang = useLang()
  const t = nationWords[lang]
  if (!convergence) return null
  const names = new Map(provinces.map(({ code, name }) => [code, name[lang]]))
  const collator = new Intl.Collator(lang)
  const nameOf = (code: string) => names.get(code) ?? code
  return (
    <DataTable
      caption={t.trend.convergenceTable}
      rows={convergence.areas.toSorted((a, b) => collator.compare(nameOf(a.code), nameOf(b.code)))}
      rowKey={({ code }) => code}
      dense
      columns={[
        { key: 'province', label: t.where.province, cell: ({ code }) => nameOf(code) },
        {
          key: 'start',
          label: t.trend.start(showYear(convergence.from, lang)),
          numeric: true,
          cell: ({ start }) => showValue(view.indicator, start, lang),
        },
        {
          key: 'end',
          label: t.trend.start(showYear(convergence.to, lang)),
          numeric: true,
          cell: ({ end }) => showValue(view.indicator, end, lang),
        },
        {
          key: 'growth',
          label: t.trend.growth,
          numeric: true,
          cell: ({ growth }) => (growth === null ? '–' : showFixed(growth * 100, lang, 2)),
        },
      ]}
    />
  )
}
