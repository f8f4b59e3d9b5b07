import type { Decentralisation } from '../../nation/index.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { chartWords } from '../words/charts.ts'
import { nationWords } from '../words/nation.ts'
import { Chart, type ChartProps, chartWidth, Hatch, ink, round } from './chart.tsx'
import { showPercent } from './show-value.ts'

const [rowHeight, top, inset] = [58, 34, 8]
const hatch = 'spread-hatch'

export type SpreadProps = ChartProps & { seen: Decentralisation; title: string }

/** The share of each thing outside Bangkok and vicinity as a bar, beside one line: the share of people living there. */
export function SpreadBars({ seen, title, standalone }: SpreadProps) {
  const lang = useLang()
  const t = chartWords[lang]
  const names = nationWords[lang].programme.thing
  const width = chartWidth - 2 * inset
  const people = seen.people.total > 0 ? seen.people.outside / seen.people.total : 0
  const line = round(inset + people * width)
  const rows = seen.spreads.map((one) => ({
    one,
    share: one.state === 'counted' && one.total > 0 ? one.outside / one.total : undefined,
  }))
  const counted = rows.flatMap(({ one, share }, at) => (share === undefined ? [] : [{ one, at }]))
  const height = top + rows.length * rowHeight + 6
  const desc = [
    t.people(showPercent(people, lang)),
    ...rows.map(({ one, share }) =>
      share === undefined
        ? t.describe.spreadNone(names[one.thing])
        : t.describe.spread(names[one.thing], showPercent(share, lang)),
    ),
  ].join(t.separator)
  return (
    <Chart id="nation-spread" title={title} desc={desc} height={height} standalone={standalone}>
      <defs>
        <Hatch id={hatch} />
      </defs>
      {rows.map(({ one, share }, at) => {
        const y = top + at * rowHeight
        return (
          <g key={one.thing}>
            <text x={inset} y={y + 12} dominantBaseline="middle" fontWeight="600">
              {names[one.thing]}
            </text>
            <text x={chartWidth - inset} y={y + 12} textAnchor="end" dominantBaseline="middle">
              {share === undefined || one.state !== 'counted'
                ? t.noDataYet
                : `${showPercent(share, lang)}% (${t.of(showNumber(one.outside, lang), showNumber(one.total, lang))})`}
            </text>
            <rect
              x={inset}
              y={y + 26}
              width={width}
              height="20"
              fill={share === undefined ? `url(#${hatch})` : ink.lightest}
              stroke={ink.line}
            />
            {share !== undefined && (
              <rect
                x={inset}
                y={y + 26}
                width={round(share * width)}
                height="20"
                fill={ink.brand}
              />
            )}
          </g>
        )
      })}
      <g>
        <text
          x={line}
          y="14"
          textAnchor={people > 0.7 ? 'end' : 'middle'}
          dominantBaseline="middle"
        >
          {t.people(showPercent(people, lang))}
        </text>
        {counted.map(({ one, at }) => (
          <line
            key={one.thing}
            x1={line}
            x2={line}
            y1={top + at * rowHeight + 21}
            y2={top + at * rowHeight + 51}
            stroke={ink.white}
            strokeWidth="5"
          />
        ))}
        {counted.map(({ one, at }) => (
          <line
            key={one.thing}
            x1={line}
            x2={line}
            y1={top + at * rowHeight + 21}
            y2={top + at * rowHeight + 51}
            stroke={ink.warm}
            strokeWidth="2.6"
          />
        ))}
        <path d={`M${line} 24l4 6h-8z`} fill={ink.warm} transform={`rotate(180 ${line} 27)`} />
      </g>
    </Chart>
  )
}
