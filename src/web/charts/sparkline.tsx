import { scaleLinear } from 'd3-scale'
import { ink, round } from './chart.tsx'

/** One period of a line: null where there is no value, which parts the line. */
export type LinePoint = { key: string; label: string; value: number | null; running?: boolean }

const [width, height, pad] = [120, 34, 4]

/** A line without axes for a row of a table; what it shows is said in `label`. Asked-for values stand as a dashed line. */
export function Sparkline({
  points,
  asked,
  label,
}: {
  points: readonly LinePoint[]
  asked: readonly number[]
  label: string
}) {
  const known = points.flatMap(({ value }) => value ?? [])
  const ends = [...known, ...asked]
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [pad, width - pad])
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [height - pad, pad])
  const last = points.findLastIndex(({ value }) => value !== null)
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {asked.map((value) => (
        <line
          key={value}
          x1={pad}
          x2={width - pad}
          y1={round(y(value))}
          y2={round(y(value))}
          stroke={ink.warm}
          strokeDasharray="4 3"
        />
      ))}
      {linesOf(points).map((line) => (
        <polyline
          key={line[0]?.at}
          points={line.map(({ at, value }) => `${round(x(at))},${round(y(value))}`).join(' ')}
          fill="none"
          stroke={ink.brand}
          strokeWidth="2"
          strokeLinejoin="round"
        />
      ))}
      {last >= 0 && (
        <circle
          cx={round(x(last))}
          cy={round(y(points[last]?.value as number))}
          r="3"
          fill={ink.brand}
        />
      )}
    </svg>
  )
}

/** The stretches of a line without a gap. */
export function linesOf(points: readonly LinePoint[]): { at: number; value: number }[][] {
  const found: { at: number; value: number }[][] = []
  let isOpen = false
  points.forEach(({ value }, at) => {
    if (value === null) {
      isOpen = false
      return
    }
    if (isOpen) found.at(-1)?.push({ at, value })
    else found.push([{ at, value }])
    isOpen = true
  })
  return found
}
