import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { hasValue, type RegionYear, type YearView } from '../../nation/index.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import { chartWords } from '../words/charts.ts'
import { Chart, type ChartProps, chartWidth, ink, round } from './chart.tsx'
import { showValue } from './show-value.ts'

const [rowHeight, top, bottom, inset] = [50, 30, 52, 10]

export type DotRangeProps = ChartProps & { view: YearView; title: string }

/** Region by region the values of its provinces on one scale, from lowest to highest, with the mean of region and country. */
export function DotRange({ view, title, standalone }: DotRangeProps) {
  const lang = useLang()
  const t = chartWords[lang]
  const values = view.areas.filter(hasValue).map(({ value }) => value)
  const x = scaleLinear(
    [Math.min(0, ...values), Math.max(1e-9, ...values)],
    [inset, chartWidth - inset],
  ).nice(4)
  const height = top + view.regions.length * rowHeight + bottom
  const end = height - bottom + 4
  const desc = view.regions.map((one) => describe(one, view, lang)).join(t.separator)
  return (
    <Chart id="nation-ranges" title={title} desc={desc} height={height} standalone={standalone}>
      {ticksOf(x).map((tick) => (
        <g key={tick}>
          <line x1={round(x(tick))} x2={round(x(tick))} y1={top} y2={end} stroke={ink.line} />
          <text
            x={round(x(tick))}
            y={end + 14}
            textAnchor={anchorAt(x(tick))}
            fill={ink.muted}
            dominantBaseline="middle"
          >
            {showNumber(tick, lang, 2)}
          </text>
        </g>
      ))}
      <text
        x={chartWidth / 2}
        y={end + 36}
        textAnchor="middle"
        fill={ink.muted}
        dominantBaseline="middle"
      >
        {show(view.indicator.unit, lang)}
      </text>
      {view.mean !== null && (
        <>
          <line
            x1={round(x(view.mean))}
            x2={round(x(view.mean))}
            y1={top - 6}
            y2={end}
            stroke={ink.text}
            strokeDasharray="4 3"
          />
          <text
            x={round(x(view.mean))}
            y={top - 17}
            textAnchor={anchorAt(x(view.mean), 90)}
            dominantBaseline="middle"
          >
            {t.country(showValue(view.indicator, view.mean, lang))}
          </text>
        </>
      )}
      {view.regions.map((one, at) => (
        <Row key={one.region.code} one={one} view={view} y={top + at * rowHeight} x={x} />
      ))}
    </Chart>
  )
}

type RowProps = { one: RegionYear; view: YearView; y: number; x: (value: number) => number }

function Row({ one, view, y, x }: RowProps) {
  const lang = useLang()
  const t = chartWords[lang]
  const line = y + 36
  const members = view.areas.filter(hasValue).filter((area) => area.region === one.region.code)
  return (
    <g>
      <g stroke={ink.white} strokeWidth="3" paintOrder="stroke" strokeLinejoin="round">
        <text x={inset} y={y + 13} dominantBaseline="middle" fontWeight="600">
          {show(one.region.name, lang)}
        </text>
        <text x={chartWidth - inset} y={y + 13} textAnchor="end" dominantBaseline="middle">
          {one.mean === null ? t.noData : t.mean(showValue(view.indicator, one.mean, lang))}
        </text>
      </g>
      {one.lowest && one.highest && (
        <line
          x1={round(x(one.lowest.value))}
          x2={round(x(one.highest.value))}
          y1={line}
          y2={line}
          stroke={ink.light}
          strokeWidth="7"
          strokeLinecap="round"
        />
      )}
      {members.map((area) => (
        <circle
          key={area.code}
          cx={round(x(area.value))}
          cy={line}
          r="3.6"
          fill={ink.middle}
          fillOpacity="0.75"
          stroke={ink.white}
          strokeWidth="0.7"
        />
      ))}
      {one.mean !== null && (
        <rect
          x={round(x(one.mean) - 1.75)}
          y={line - 8}
          width="3.5"
          height="16"
          fill={ink.brand}
          stroke={ink.white}
          strokeWidth="0.8"
        />
      )}
    </g>
  )
}

function describe(one: RegionYear, view: YearView, lang: 'th' | 'en'): string {
  const t = chartWords[lang]
  const name = show(one.region.name, lang)
  if (one.mean === null || !one.lowest || !one.highest) return t.describe.regionNone(name)
  const say = (value: number) => showValue(view.indicator, value, lang)
  return t.describe.region(name, say(one.mean), say(one.lowest.value), say(one.highest.value))
}

/** Three values along the axis at most: longer numbers would touch. */
function ticksOf(x: ScaleLinear<number, number>): number[] {
  const ticks = x.ticks(2)
  return ticks.length <= 3 ? ticks : ticks.filter((_, at) => at % 2 === 0)
}

/** How a text at `x` is anchored so that it stays inside. */
function anchorAt(x: number, reach = 30): 'start' | 'middle' | 'end' {
  if (x < reach) return 'start'
  return x > chartWidth - reach ? 'end' : 'middle'
}
