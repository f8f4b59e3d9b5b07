import type { MapCity } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { mapWords } from '../words/map.ts'
import type { Box, Inset } from './ground.ts'
import { dotRadius, legendBox, type Placed } from './lay-out.ts'
import { wrapText } from './wrap-text.ts'

const colours = {
  land: '#eef4f2',
  emblem: '#bcdcd2',
  border: '#fff',
  coast: '#84938f',
  certified: '#0b4f48',
  zone: '#1f4e8c',
  muted: '#52625f',
}

type Outlined = { land: string; borders: string; outlines: ReadonlyMap<string, string> }

/** The land: provinces with a certified city are darker, borders white, the coast a line. */
export function Land({ part, withEmblem }: { part: Outlined; withEmblem: ReadonlySet<string> }) {
  const darker = [...withEmblem].sort().map((code) => part.outlines.get(code) ?? '')
  return (
    <g strokeLinejoin="round">
      <path d={part.land} fill={colours.land} stroke={colours.coast} strokeWidth="1.4" />
      <path d={darker.join('')} fill={colours.emblem} />
      <path d={part.borders} fill="none" stroke={colours.border} strokeWidth="0.8" />
    </g>
  )
}

/** Dots and names. Certified is a disc, a zone is a diamond: shape and colour and, in the legend, the word. */
export function Dots({ placed }: { placed: Placed }) {
  return (
    <>
      <g stroke="#fff" strokeWidth="0.8">
        {placed.dots.map(({ x, y, item }) => (
          <Dot key={item.slug} legal={item.legal} x={x} y={y} radius={placed.radius} />
        ))}
      </g>
      <g stroke="#fff" strokeWidth="2.5" strokeLinejoin="round" paintOrder="stroke">
        {placed.labels.map((label) => (
          <text
            key={label.key}
            x={label.x}
            y={label.y}
            textAnchor={label.anchor}
            dominantBaseline="middle"
          >
            {label.text}
          </text>
        ))}
      </g>
    </>
  )
}

type DotProps = { legal: MapCity['legal']; x: number; y: number; radius: number }

export function Dot({ legal, x, y, radius }: DotProps) {
  const [cx, cy] = [round(x), round(y)]
  if (legal !== 'zone') return <circle cx={cx} cy={cy} r={round(radius)} fill={colours.certified} />
  const reach = round(radius * 1.12)
  return (
    <path
      d={`M${cx} ${round(cy - reach)}l${reach} ${reach}-${reach} ${reach}-${reach}-${reach}z`}
      fill={colours.zone}
    />
  )
}

type LegendProps = { certified: boolean; zones: boolean; tint: boolean }

/** What the shapes on this map mean, in words. */
export function Legend({ certified, zones, tint }: LegendProps) {
  const t = mapWords[useLang()]
  const x = legendBox.x + 10
  const rows = [
    certified && {
      words: t.certified,
      sign: (y: number) => <Dot legal="on-record" {...{ x, y }} radius={dotRadius} />,
    },
    zones && {
      words: t.zone,
      sign: (y: number) => <Dot legal="zone" {...{ x, y }} radius={dotRadius} />,
    },
    tint && { words: t.province, sign: (y: number) => <Swatch {...{ x, y }} /> },
  ].filter((row) => row !== false)
  return (
    <>
      {rows.map(({ words, sign }, at) => {
        const y = legendBox.y + 10 + at * 20
        return (
          <g key={words}>
            {sign(y)}
            <text x={x + 14} y={y} dominantBaseline="middle">
              {words}
            </text>
          </g>
        )
      })}
    </>
  )
}

function Swatch({ x, y }: { x: number; y: number }) {
  return (
    <rect
      x={x - 6}
      y={y - 5}
      width="12"
      height="10"
      fill={colours.emblem}
      stroke={colours.coast}
      strokeWidth="0.6"
    />
  )
}

type InsetProps = { inset: Inset; number: number; placed: Placed; withEmblem: ReadonlySet<string> }

/** A part drawn larger; its number stands at its frame on the main map too. */
export function InsetMap({ inset, number, placed, withEmblem }: InsetProps) {
  const t = mapWords[useLang()]
  const { box, frame } = inset
  return (
    <g>
      <Outline box={frame} />
      <Numeral number={number} x={frame.x} y={frame.y} />
      <rect {...box} fill="#fff" />
      <Land part={inset} withEmblem={withEmblem} />
      <Dots placed={placed} />
      <Outline box={box} />
      <Numeral number={number} x={box.x + 7} y={box.y - 11} />
      <text x={box.x + 19} y={box.y - 11} dominantBaseline="middle">
        {t.insets[inset.key]}
      </text>
    </g>
  )
}

function Outline({ box }: { box: Box }) {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(round)
  return <rect {...{ x, y, width, height }} fill="none" stroke={colours.muted} strokeWidth="0.8" />
}

function Numeral({ number, x, y }: { number: number; x: number; y: number }) {
  return (
    <g>
      <circle cx={round(x)} cy={round(y)} r="7" fill={colours.muted} />
      <text
        x={round(x)}
        y={round(y)}
        fill="#fff"
        fontSize="10"
        textAnchor="middle"
        dominantBaseline="central"
      >
        {number}
      </text>
    </g>
  )
}

type LinesProps = { text: string; y: number; size: number; width: number; bold?: boolean }

/** A text over several lines, from the left margin; `y` is the middle of its first line. */
export function Lines({ text, y, size, width, bold }: LinesProps) {
  const lang = useLang()
  const tall = size * 1.7
  return (
    <text fontSize={size} fontWeight={bold ? 600 : undefined} dominantBaseline="middle">
      {wrapText(text, lang, size, width).map((line, at) => (
        <tspan key={line} x="8" y={round(y + at * tall)}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
