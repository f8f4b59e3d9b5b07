import { scaleLinear } from 'd3-scale'
import type { Measured, TrendYear } from '../../nation/index.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { chartWords } from '../words/charts.ts'
import { Chart, type ChartProps, chartWidth, ink, round } from './chart.tsx'
import { showYear } from './show-value.ts'

const [panelHeight, left, right, top, bottom] = [188, 52, 14, 56, 34]

type Line = {
  key: 'total' | 'between' | 'williamson' | 'sigma' | 'primacy'
  values: (number | null)[]
}
type Panel = { key: 'theil' | 'spread' | 'share'; lines: Line[] }

export type TrendProps = ChartProps & { trend: readonly TrendYear[]; title: string }

/** Measures through the years, each panel on its own scale from zero. A year that is missing, or has no value, parts the line. */
export function TrendLines({ trend, title, standalone }: TrendProps) {
  const lang = useLang()
  const t = chartWords[lang]
  const years = trend.map(({ year }) => year)
  const panels = panelsOf(trend)
  const x = scaleLinear([years[0] as number, years.at(-1) as number], [left, chartWidth - right])
  const desc = panels
    .flatMap(({ lines }) => lines)
    .map(({ key, values }) =>
      t.describe.line(
        t.lines[key],
        values
          .map((value, at) => `${showYear(years[at] as number, lang)} ${say(value, lang)}`)
          .join(', '),
      ),
    )
    .join(t.separator)
  return (
    <Chart
      id="nation-trend"
      title={title}
      desc={desc}
      height={panels.length * panelHeight}
      standalone={standalone}
    >
      {panels.map((panel, at) => (
        <g key={panel.key} transform={`translate(0 ${at * panelHeight})`}>
          <PanelOfLines panel={panel} years={years} x={x} />
        </g>
      ))}
    </Chart>
  )
}

type PanelProps = { panel: Panel; years: readonly number[]; x: (year: number) => number }

const strokes = [
  { stroke: ink.brand, dash: undefined },
  { stroke: ink.warm, dash: '6 4' },
]

function PanelOfLines({ panel, years, x }: PanelProps) {
  const lang = useLang()
  const t = chartWords[lang]
  const known = panel.lines.flatMap(({ values }) => values.filter((value) => value !== null))
  const y = scaleLinear([0, Math.max(1e-9, ...known)], [panelHeight - bottom, top]).nice(3)
  return (
    <>
      <text x="8" y="12" fontWeight="600" dominantBaseline="middle">
        {t.panels[panel.key]}
      </text>
      {panel.lines.length > 1 &&
        panel.lines.map(({ key }, at) => (
          <g key={key}>
            <line
              x1={8 + at * 182}
              x2={32 + at * 182}
              y1="35"
              y2="35"
              stroke={strokes[at]?.stroke}
              strokeDasharray={strokes[at]?.dash}
              strokeWidth="2.6"
            />
            <text x={38 + at * 182} y="35" dominantBaseline="middle">
              {t.lines[key]}
            </text>
          </g>
        ))}
      {y.ticks(3).map((tick) => (
        <g key={tick} fill={ink.muted}>
          <line
            x1={left}
            x2={chartWidth - right}
            y1={round(y(tick))}
            y2={round(y(tick))}
            stroke={ink.line}
          />
          <text x={left - 6} y={round(y(tick))} textAnchor="end" dominantBaseline="middle">
            {showNumber(tick, lang, 3)}
          </text>
        </g>
      ))}
      {labelledYears(years).map((year) => (
        <text
          key={year}
          x={round(x(year))}
          y={panelHeight - bottom + 16}
          textAnchor={year === years.at(-1) ? 'end' : 'middle'}
          fill={ink.muted}
          dominantBaseline="middle"
        >
          {showYear(year, lang)}
        </text>
      ))}
      {panel.lines.map(({ key, values }, at) => (
        <g key={key}>
          {segments(years, values).map((segment) => (
            <polyline
              key={segment[0]?.year}
              points={segment
                .map(({ year, value }) => `${round(x(year))},${round(y(value))}`)
                .join(' ')}
              fill="none"
              stroke={strokes[at]?.stroke}
              strokeDasharray={strokes[at]?.dash}
              strokeWidth="2.4"
              strokeLinejoin="round"
            />
          ))}
          {segments(years, values)
            .flat()
            .map(({ year, value }) => (
              <circle
                key={year}
                cx={round(x(year))}
                cy={round(y(value))}
                r="3.2"
                fill={at === 0 ? strokes[0]?.stroke : ink.white}
                stroke={strokes[at]?.stroke}
                strokeWidth="1.6"
              />
            ))}
        </g>
      ))}
    </>
  )
}

function panelsOf(trend: readonly TrendYear[]): Panel[] {
  const of = (pick: (year: TrendYear) => Measured) =>
    trend.map((year) => {
      const answer = pick(year)
      return answer.defined ? answer.value : null
    })
  const theil = (part: 'total' | 'between') =>
    trend.map(({ measures: { theilL } }) => (theilL.defined ? theilL.value[part] : null))
  const primacy = trend.map(({ measures }) =>
    measures.primacy.defined ? measures.primacy.value.share * 100 : null,
  )
  const panels: Panel[] = [
    {
      key: 'theil',
      lines: [
        { key: 'total', values: theil('total') },
        { key: 'between', values: theil('between') },
      ],
    },
    {
      key: 'spread',
      lines: [
        { key: 'williamson', values: of(({ measures }) => measures.williamsonWeighted) },
        { key: 'sigma', values: of(({ measures }) => measures.sigma) },
      ],
    },
    { key: 'share', lines: [{ key: 'primacy', values: primacy }] },
  ]
  return panels.filter(({ lines }) =>
    lines.some(({ values }) => values.some((value) => value !== null)),
  )
}

/** The stretches of a line without a gap: years in a row, each with a value. */
export function segments(
  years: readonly number[],
  values: readonly (number | null)[],
): { year: number; value: number }[][] {
  const found: { year: number; value: number }[][] = []
  years.forEach((year, at) => {
    const value = values[at]
    if (value === null || value === undefined) return
    const last = found.at(-1)
    if (last && last.at(-1)?.year === year - 1) last.push({ year, value })
    else found.push([{ year, value }])
  })
  return found
}

/** First and last year, and some between where there is room. */
function labelledYears(years: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil(years.length / 6))
  return years.filter(
    (_, at) => at === years.length - 1 || (at % step === 0 && years.length - 1 - at >= step),
  )
}

function say(value: number | null, lang: 'th' | 'en'): string {
  return value === null ? '–' : showNumber(value, lang, 4)
}
