import type { ReactNode } from 'react'
import { showDay } from '../../base/day.ts'
import { useFrame } from '../frame.ts'
import { Lines } from '../map/map-parts.tsx'
import { wrapText } from '../map/wrap-text.ts'
import { commonWords } from '../words/common.ts'

/** Units across every chart. On a phone one unit is nine tenths of a pixel, so letters of 13 stay readable. */
export const chartWidth = 380
export const letters = 13

/** Colours of charts, by presentation attributes: a picture that is taken along has no style sheet. */
export const ink = {
  text: '#12211f',
  muted: '#52625f',
  brand: '#0b4f48',
  middle: '#4c9d8d',
  light: '#bcdcd2',
  lightest: '#e8f1ee',
  line: '#d5dedb',
  control: '#6f7f7b',
  white: '#fff',
  warm: '#8a4b00',
} as const

export const faces = 'Plex Thai, Noto Sans Thai Looped, Noto Sans Thai, sans-serif'

/** What every chart is given beside its data. */
export type ChartProps = {
  /** A file of its own: with heading, source and notice as visible text. */
  standalone?: Standalone | undefined
}

/** What stands around a chart that is taken along. */
export type Standalone = { heading: string; source: string }

type FrameProps = ChartProps & {
  id: string
  title: string
  /** Written from the data: what the chart shows, in words. */
  desc: string
  width?: number
  height: number
  children: ReactNode
}

const above = 64
const small = { size: 10, tall: 17 }

/** The SVG of a chart, with its name and description; alone, also with heading, source and the notice. */
export function Chart({
  id,
  title,
  desc,
  width = chartWidth,
  height,
  standalone,
  children,
}: FrameProps) {
  const { lang } = useFrame()
  const notice = useNotice()
  const linesOf = (text: string | undefined) =>
    text ? wrapText(text, lang, small.size, width - 16).length * small.tall : 0
  const sourceHeight = linesOf(standalone?.source)
  const [top, end] = standalone ? [above, sourceHeight + linesOf(notice) + 14] : [0, 0]
  const told = standalone ? [desc, standalone.source, notice] : [desc]
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="chart"
      viewBox={`0 ${-top} ${width} ${height + top + end}`}
      role="img"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-desc`}
      xmlLang={lang}
      fontFamily={faces}
      fontSize={letters}
      fill={ink.text}
    >
      <title id={`${id}-name`}>{title}</title>
      <desc id={`${id}-desc`}>{told.filter(Boolean).join(' ')}</desc>
      {standalone && (
        <>
          <rect x="0" y={-top} width={width} height={height + top + end} fill={ink.white} />
          <Lines text={standalone.heading} y={16 - top} size={15} width={width - 16} bold />
          <Lines text={standalone.source} y={height + 14} size={small.size} width={width - 16} />
          {notice && (
            <Lines
              text={notice}
              y={height + 14 + sourceHeight}
              size={small.size}
              width={width - 16}
            />
          )}
        </>
      )}
      {children}
    </svg>
  )
}

function useNotice(): string | undefined {
  const { lang, asOf, site } = useFrame()
  const t = commonWords[lang]
  if (site.official) return undefined
  return asOf ? t.notOfficial(showDay(asOf, lang)) : t.notOfficialUndated
}

/** Slanted lines for what has no data. `id` is the name under which shapes are filled with it. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern
      id={id}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="5" height="5" fill={ink.white} />
      <line x1="0" x2="0" y1="0" y2="5" stroke={ink.control} strokeWidth="1.6" />
    </pattern>
  )
}

/** To a tenth of a unit: no picture needs more. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
