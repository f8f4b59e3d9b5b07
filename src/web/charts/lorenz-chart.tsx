import type { LorenzPoint, YearView } from '../../nation/index.ts'
import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import { chartWords } from '../words/charts.ts'
import { nationWords } from '../words/nation.ts'
import { Chart, type ChartProps, chartWidth, ink, round } from './chart.tsx'
import { showPercent } from './show-value.ts'

const [left, top, bottom, right] = [36, 34, 48, 14]
const side = chartWidth - left - right

export type LorenzProps = ChartProps & { view: YearView; title: string }

/** The Lorenz curve beside the line of equality; the point at half of the weight is named. Nothing where it is not defined. */
export function LorenzChart({ view, title, standalone }: LorenzProps) {
  const lang = useLang()
  const t = chartWords[lang]
  if (!view.lorenz.defined) return null
  const points = view.lorenz.value
  const lowest = Math.min(0, ...points.map(({ total }) => total))
  const x = (share: number) => round(left + share * side)
  const y = (share: number) => round(top + ((1 - share) / (1 - lowest)) * side)
  const half = totalAt(points, 0.5)
  const curve = points.map(({ population, total }) => `${x(population)},${y(total)}`).join(' ')
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  return (
    <Chart
      id="nation-lorenz"
      title={title}
      desc={t.describe.lorenz(showPercent(half, lang))}
      height={top + side + bottom}
      standalone={standalone}
    >
      <text x={8} y={12} fill={ink.muted} dominantBaseline="middle">
        {t.cumulatedTotal(show(view.indicator.total, lang))}
      </text>
      {ticks.map((tick) => (
        <g key={tick} fill={ink.muted}>
          <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} stroke={ink.line} />
          <text x={left - 6} y={y(tick)} textAnchor="end" dominantBaseline="middle">
            {tick * 100}
          </text>
          <text x={x(tick)} y={y(lowest) + 16} textAnchor="middle" dominantBaseline="middle">
            {tick * 100}
          </text>
        </g>
      ))}
      <text
        x={left + side / 2}
        y={top + side + 38}
        textAnchor="middle"
        fill={ink.muted}
        dominantBaseline="middle"
      >
        {t.cumulatedWeight(nationWords[lang].weight[view.indicator.weight])}
      </text>
      <polygon points={`${curve} ${x(0)},${y(0)}`} fill={ink.lightest} />
      <line
        x1={x(0)}
        y1={y(0)}
        x2={x(1)}
        y2={y(1)}
        stroke={ink.control}
        strokeDasharray="5 4"
        strokeWidth="1.4"
      />
      <polyline
        points={curve}
        fill="none"
        stroke={ink.brand}
        strokeWidth="2.6"
        strokeLinejoin="round"
      />
      <line
        x1={x(0.5)}
        x2={x(0.5)}
        y1={y(half)}
        y2={y(lowest)}
        stroke={ink.text}
        strokeDasharray="2 3"
      />
      <circle
        cx={x(0.5)}
        cy={y(half)}
        r="4.5"
        fill={ink.brand}
        stroke={ink.white}
        strokeWidth="1.5"
      />
      <g stroke={ink.white} strokeWidth="4" strokeLinejoin="round" paintOrder="stroke">
        <text
          x={x(0.5) + 10}
          y={Math.min(y(half) + 18, y(lowest) - 12)}
          dominantBaseline="middle"
          fontWeight="600"
        >
          {t.half(showPercent(half, lang))}
        </text>
        <text x={x(0.7)} y={y(0.76)} textAnchor="end" fill={ink.muted} dominantBaseline="middle">
          {t.equal}
        </text>
      </g>
    </Chart>
  )
}

/** The share of the total that the first `people` have, on the line between two points of the curve. */
export function totalAt(points: readonly LorenzPoint[], people: number): number {
  const at = points.findIndex(({ population }) => population >= people)
  const [before, after] = [points[at - 1], points[at]]
  if (!after) return 1
  if (!before || after.population === before.population) return after.total
  const share = (people - before.population) / (after.population - before.population)
  return before.total + share * (after.total - before.total)
}
