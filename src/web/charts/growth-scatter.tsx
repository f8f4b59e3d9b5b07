import { scaleLinear, scaleLog } from 'd3-scale'
import type { Convergence, Indicator } from '../../nation/index.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import { chartWords } from '../words/charts.ts'
import { Chart, type ChartProps, chartWidth, ink, round } from './chart.tsx'
import { showYear } from './show-value.ts'

const [left, right, top, height, bottom] = [44, 14, 34, 330, 56]

export type ScatterProps = ChartProps & {
  convergence: Convergence
  indicator: Indicator
  title: string
}

/** Where each province started against how it grew, with the line of beta convergence where it is defined. */
export function GrowthScatter({ convergence, indicator, title, standalone }: ScatterProps) {
  const lang = useLang()
  const t = chartWords[lang]
  const areas = convergence.areas.flatMap(({ code, start, growth }) =>
    growth === null ? [] : [{ code, start, growth: growth * 100 }],
  )
  if (areas.length === 0) return null
  const starts = areas.map(({ start }) => start)
  const growths = areas.map(({ growth }) => growth)
  const x = scaleLog([Math.min(...starts), Math.max(...starts)], [left + 6, chartWidth - right - 6])
  const y = scaleLinear(
    [Math.min(0, ...growths), Math.max(0, ...growths)],
    [height - bottom, top],
  ).nice(4)
  const { beta } = convergence
  const line = beta.defined
    ? ([Math.min(...starts), Math.max(...starts)] as const).map((start) => ({
        x: round(x(start)),
        y: round(y((beta.value.intercept + beta.value.b * Math.log(start)) * 100)),
      }))
    : []
  return (
    <Chart
      id="nation-convergence"
      title={title}
      desc={t.describe.scatter(showNumber(areas.length, lang))}
      height={height}
      standalone={standalone}
    >
      <text x="8" y="12" fill={ink.muted} dominantBaseline="middle">
        {t.growthAxis}
      </text>
      {y.ticks(4).map((tick) => (
        <g key={tick} fill={ink.muted}>
          <line
            x1={left}
            x2={chartWidth - right}
            y1={round(y(tick))}
            y2={round(y(tick))}
            stroke={tick === 0 ? ink.control : ink.line}
          />
          <text x={left - 6} y={round(y(tick))} textAnchor="end" dominantBaseline="middle">
            {showNumber(tick, lang, 1)}
          </text>
        </g>
      ))}
      {ticksOf(starts).map((tick, at, all) => (
        <text
          key={tick}
          x={round(x(tick))}
          y={height - bottom + 16}
          textAnchor={at === 0 ? 'start' : at === all.length - 1 ? 'end' : 'middle'}
          fill={ink.muted}
          dominantBaseline="middle"
        >
          {showNumber(tick, lang, indicator.decimals)}
        </text>
      ))}
      <text
        x={(left + chartWidth - right) / 2}
        y={height - 16}
        textAnchor="middle"
        fill={ink.muted}
        dominantBaseline="middle"
      >
        {t.startAxis(showYear(convergence.from, lang), show(indicator.unit, lang))}
      </text>
      {areas.map(({ code, start, growth }) => (
        <circle
          key={code}
          cx={round(x(start))}
          cy={round(y(growth))}
          r="3.8"
          fill={ink.middle}
          fillOpacity="0.75"
          stroke={ink.white}
          strokeWidth="0.7"
        />
      ))}
      {line.length === 2 && (
        <line
          x1={line[0]?.x}
          y1={line[0]?.y}
          x2={line[1]?.x}
          y2={line[1]?.y}
          stroke={ink.brand}
          strokeWidth="2.2"
        />
      )}
    </Chart>
  )
}

/** Three values along a logarithmic axis: its ends and the middle, to two digits inside the range. */
function ticksOf(starts: readonly number[]): number[] {
  const [low, high] = [Math.min(...starts), Math.max(...starts)]
  return [...new Set([low, Number(Math.sqrt(low * high).toPrecision(2)), high])]
}
