import { scaleLinear } from 'd3-scale'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { indicatorWords } from '../words/indicators.ts'
import { Chart, type ChartProps, chartWidth, ink, round } from './chart.tsx'
import { type LinePoint, linesOf } from './sparkline.tsx'

const [height, left, right, top, bottom] = [250, 54, 16, 44, 40]

export type IndicatorLineProps = ChartProps & {
  title: string
  desc: string
  points: readonly LinePoint[]
  /** What the plan asks of each point, in their order; open ends reach to the edge. */
  asked: readonly ({ min?: number; max?: number } | undefined)[]
}

/** The line of an indicator against the band that the plan asks for. A period without a value parts the line; one not over is hollow. */
export function IndicatorLine({ title, desc, points, asked, standalone }: IndicatorLineProps) {
  const lang = useLang()
  const t = indicatorWords[lang]
  const limits = asked.flatMap((one) => [one?.min, one?.max]).filter((one) => one !== undefined)
  const known = [...points.flatMap(({ value }) => value ?? []), ...limits]
  const y = scaleLinear([Math.min(0, ...known), Math.max(1e-9, ...known)], [height - bottom, top])
    .nice(4)
    .clamp(true)
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [left + 8, chartWidth - right])
  const [low, high] = y.domain() as [number, number]
  const step = Math.max(1, Math.ceil(points.length / 4))
  return (
    <Chart id="indicator-line" title={title} desc={desc} height={height} standalone={standalone}>
      <rect x="8" y="8" width="22" height="12" fill={ink.lightest} stroke={ink.light} />
      <text x="36" y="14" dominantBaseline="middle">
        {t.chartTarget}
      </text>
      <line x1="196" x2="220" y1="14" y2="14" stroke={ink.brand} strokeWidth="2.6" />
      <text x="226" y="14" dominantBaseline="middle">
        {t.chartLine}
      </text>
      {points.map(({ key }, at) => {
        const one = asked[at]
        if (!one) return null
        const [from, to] = [x(Math.max(0, at - 0.5)), x(Math.min(points.length - 1, at + 0.5))]
        const [upper, lower] = [y(one.max ?? high), y(one.min ?? low)]
        return (
          <rect
            key={key}
            x={round(from)}
            y={round(upper)}
            width={round(Math.max(points.length === 1 ? 12 : 0, to - from))}
            height={round(Math.max(0, lower - upper))}
            fill={ink.lightest}
          />
        )
      })}
      {y.ticks(4).map((tick) => (
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
      {asked.map((one, at) =>
        [one?.min, one?.max]
          .filter((limit) => limit !== undefined)
          .map((limit) => (
            <line
              key={`${points[at]?.key} ${limit}`}
              x1={round(x(Math.max(0, at - 0.5)))}
              x2={round(x(Math.min(Math.max(1, points.length - 1), at + 0.5)))}
              y1={round(y(limit))}
              y2={round(y(limit))}
              stroke={ink.warm}
              strokeDasharray="5 4"
              strokeWidth="1.6"
            />
          )),
      )}
      {points.map(({ key, label }, at) =>
        at % step === 0 ? (
          <text
            key={key}
            x={round(x(at))}
            y={height - bottom + 18}
            textAnchor={at === 0 ? 'start' : at === points.length - 1 ? 'end' : 'middle'}
            fill={ink.muted}
            fontSize="12"
            dominantBaseline="middle"
          >
            {label}
          </text>
        ) : null,
      )}
      {linesOf(points).map((line) => (
        <polyline
          key={line[0]?.at}
          points={line.map(({ at, value }) => `${round(x(at))},${round(y(value))}`).join(' ')}
          fill="none"
          stroke={ink.brand}
          strokeWidth="2.4"
          strokeLinejoin="round"
        />
      ))}
      {points.map(({ key, value, running }, at) =>
        value === null ? null : (
          <circle
            key={key}
            cx={round(x(at))}
            cy={round(y(value))}
            r="3.4"
            fill={running ? ink.white : ink.brand}
            stroke={ink.brand}
            strokeWidth="1.8"
          />
        ),
      )}
    </Chart>
  )
}
