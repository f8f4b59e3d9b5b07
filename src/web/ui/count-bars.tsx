import { scaleLinear } from 'd3-scale'

export type Bar = { key: string; label: string; value: number; shown: string }

export type CountBarsProps = {
  id: string
  title: string
  /** Written from the data: what the bars show, in words. */
  desc: string
  bars: readonly Bar[]
  /** The value at the full width of a bar; the same for every panel that is compared. */
  max: number
}

const width = 360
const rowHeight = 34
const labelWidth = 132
const valueWidth = 44

/** Horizontal bars with their numbers written at the end, one a row. Bars stand apart: they are no series and no line. */
export function CountBars({ id, title, desc, bars, max }: CountBarsProps) {
  const x = scaleLinear([0, max], [0, width - labelWidth - valueWidth])
  return (
    <svg
      className="bars"
      viewBox={`0 0 ${width} ${bars.length * rowHeight}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{desc}</desc>
      {bars.map(({ key, label, value, shown }, at) => {
        const middle = at * rowHeight + rowHeight / 2
        return (
          <g key={key}>
            <text x={0} y={middle} className="bars__label" dominantBaseline="middle">
              {label}
            </text>
            <line
              x1={labelWidth}
              x2={labelWidth}
              y1={middle - 13}
              y2={middle + 13}
              className="bars__axis"
            />
            <rect
              x={labelWidth}
              y={middle - 9}
              width={x(value)}
              height={18}
              className="bars__bar"
            />
            <text
              x={labelWidth + x(value) + 6}
              y={middle}
              className="bars__value"
              dominantBaseline="middle"
            >
              {shown}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
