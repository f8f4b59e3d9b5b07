import { hasValue, type Indicator, type ValuedArea, type YearView } from '../../nation/index.ts'
import { useLang } from '../frame.ts'
import type { Ground } from '../map/ground.ts'
import { placeLabels } from '../map/label.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import { chartWords } from '../words/charts.ts'
import { mapWords } from '../words/map.ts'
import { Chart, type ChartProps, Hatch, ink, letters, round } from './chart.tsx'
import { classLimits, classOf } from './class-limits.ts'
import { showWithUnit } from './show-value.ts'

const ramp = ['#e8f1ee', '#bcdcd2', '#86c0b1', '#4c9d8d', '#1f7569', '#0b4f48']
const legendRows = 20
const hatch = 'nation-hatch'

export type ChoroplethProps = ChartProps & {
  view: YearView
  ground: Ground
  title: string
  /** Code of a region whose provinces are outlined; the others step back. */
  region?: string | undefined
}

/** Thailand with each province in the shade of its value; provinces without one are hatched. Links live in the table beside it. */
export function Choropleth({ view, ground, title, region, standalone }: ChoroplethProps) {
  const lang = useLang()
  const t = chartWords[lang]
  const valued = view.areas.filter(hasValue)
  const limits = classLimits(valued.map(({ value }) => value))
  const colours = coloursOf(limits)
  const fills = new Map(
    view.areas.map((area) => [
      area.code,
      area.value === null ? `url(#${hatch})` : (colours[classOf(area.value, limits)] as string),
    ]),
  )
  const missing = view.areas.length - valued.length
  const rows = legendOf(view.indicator, limits, missing > 0, lang)
  const legendHeight = (Math.ceil(rows.length / 2) + 1) * legendRows + 8
  const says = (area: ValuedArea | null) =>
    area ? `${show(area.name, lang)} ${showWithUnit(view.indicator, area.value, lang)}` : '–'
  return (
    <Chart
      id="nation-map"
      title={title}
      desc={t.describe.map(title, says(view.highest), says(view.lowest), String(missing))}
      width={ground.width}
      height={ground.height + legendHeight}
      standalone={standalone}
    >
      <defs>
        <Hatch id={hatch} />
      </defs>
      <Legend
        rows={rows}
        colours={colours}
        unit={show(view.indicator.unit, lang)}
        width={ground.width}
      />
      <g transform={`translate(0 ${legendHeight})`}>
        <Areas part={ground} fills={fills} />
        {region && <Outlined part={ground} view={view} region={region} />}
        {ground.insets.map((inset, at) => (
          <g key={inset.key}>
            <Frame {...inset.frame} number={at + 1} />
            <rect {...inset.box} fill={ink.white} />
            <Areas part={inset} fills={fills} />
            {region && <Outlined part={inset} view={view} region={region} />}
            <Frame {...inset.box} />
            <Numeral number={at + 1} x={inset.box.x + 7} y={inset.box.y - 11} />
            <text x={inset.box.x + 19} y={inset.box.y - 11} dominantBaseline="middle">
              {mapWords[lang].insets[inset.key]}
            </text>
          </g>
        ))}
        <Ends {...{ view, ground, region }} />
      </g>
    </Chart>
  )
}

type Part = Pick<Ground, 'land' | 'borders' | 'outlines'>

function Areas({ part, fills }: { part: Part; fills: ReadonlyMap<string, string> }) {
  const byFill = Map.groupBy([...fills], ([, fill]) => fill)
  return (
    <g strokeLinejoin="round">
      <path d={part.land} fill={ink.white} stroke="#84938f" strokeWidth="1.4" />
      {[...byFill].map(([fill, areas]) => (
        <path
          key={fill}
          d={areas.map(([code]) => part.outlines.get(code) ?? '').join('') || undefined}
          fill={fill}
        />
      ))}
      <path d={part.borders} fill="none" stroke={ink.white} strokeWidth="0.8" />
    </g>
  )
}

/** The provinces of one region in an outline, the rest under a veil. */
function Outlined({ part, view, region }: { part: Part; view: YearView; region: string }) {
  const outline = (inside: boolean) =>
    view.areas
      .filter((area) => (area.region === region) === inside)
      .map(({ code }) => part.outlines.get(code) ?? '')
      .join('')
  return (
    <>
      <path d={outline(false)} fill={ink.white} fillOpacity="0.72" />
      <path
        d={outline(true)}
        fill="none"
        stroke={ink.text}
        strokeWidth="1"
        strokeLinejoin="round"
      />
    </>
  )
}

type LegendRow = { words: string; of: number | 'none' }

function legendOf(
  indicator: Indicator,
  limits: readonly number[],
  hatched: boolean,
  lang: 'th' | 'en',
): LegendRow[] {
  const t = chartWords[lang]
  const told = limits.map((limit) => showNumber(limit, lang, indicator.decimals + 1))
  const rows: LegendRow[] = [...told, undefined].map((limit, at) => {
    const before = told[at - 1]
    if (before === undefined)
      return {
        words: limit === undefined ? t.over('0') : limits[0] === 0 ? limit : t.upTo(limit),
        of: at,
      }
    return { words: limit === undefined ? t.over(before) : t.between(before, limit), of: at }
  })
  return hatched ? [...rows, { words: t.noData, of: 'none' }] : rows
}

function Legend(props: {
  rows: readonly LegendRow[]
  colours: readonly string[]
  unit: string
  width: number
}) {
  const { rows, colours, unit, width } = props
  const perColumn = Math.ceil(rows.length / 2)
  return (
    <>
      <text x="8" y={legendRows / 2} dominantBaseline="middle" fontWeight="600">
        {unit}
      </text>
      {rows.map(({ words, of }, at) => {
        const x = 8 + (at < perColumn ? 0 : width / 2)
        const y = legendRows * (1.5 + (at % perColumn))
        return (
          <g key={words}>
            <rect
              x={x}
              y={y - 6}
              width="18"
              height="12"
              fill={of === 'none' ? `url(#${hatch})` : colours[of]}
              stroke="#84938f"
              strokeWidth="0.8"
            />
            <text x={x + 25} y={y} dominantBaseline="middle">
              {words}
            </text>
          </g>
        )
      })}
    </>
  )
}

/** A shade for each class, the lightest for nothing at all. */
function coloursOf(limits: readonly number[]): string[] {
  const shades = [[3], [2, 5], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]]
  const hasNothing = limits[0] === 0
  const chosen = shades[limits.length - (hasNothing ? 1 : 0)] ?? [1, 2, 3, 4, 5]
  return [...(hasNothing ? [0] : []), ...chosen].map((at) => ramp[at] as string)
}

/** The provinces with the highest and the lowest value, of the country or the region, by name; none where several share it. */
function Ends({ view, ground, region }: Pick<ChoroplethProps, 'view' | 'ground' | 'region'>) {
  const lang = useLang()
  const { highest, lowest } = view.regions.find((one) => one.region.code === region) ?? view
  const ends = [highest, lowest]
    .filter((area) => area !== null)
    .filter(({ value }) => view.areas.filter((area) => area.value === value).length === 1)
  const marks = ends.flatMap((area) => {
    const outline = (ground.insetOf(area.code) ?? ground).outlines.get(area.code)
    const middle = outline && middleOf(outline)
    return middle ? [{ area, middle }] : []
  })
  const aside = ground.insets.map(({ box }) => ({
    ...box,
    y: box.y - 24,
    height: box.height + 24,
  }))
  const labels = marks.flatMap(({ area, middle: [x, y] }) => {
    const inset = ground.insetOf(area.code)
    const text = show(area.name, lang)
    const mark = { x: x - 3, y: y - 3, width: 6, height: 6 }
    const within = inset?.box ?? { x: 2, y: 2, width: ground.width - 4, height: ground.height - 4 }
    const obstacles = inset ? [] : aside
    return placeLabels([{ key: area.code, text, mark }], { within, obstacles, size: letters })
  })
  return (
    <>
      {marks.map(({ area, middle: [x, y] }) => (
        <circle
          key={area.code}
          cx={round(x)}
          cy={round(y)}
          r="3.2"
          fill={ink.white}
          stroke={ink.text}
          strokeWidth="1.6"
        />
      ))}
      <g
        stroke={ink.white}
        strokeWidth="3"
        strokeLinejoin="round"
        paintOrder="stroke"
        fontWeight="600"
      >
        {labels.map((label) => (
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

/** The middle of the box around an outline, from its absolute points; good enough to set a mark on a province. */
function middleOf(outline: string): [number, number] | undefined {
  const points = [...outline.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ])
  if (points.length === 0) return undefined
  const middle = (axis: number) => {
    const along = points.map((point) => point[axis] as number)
    return (Math.min(...along) + Math.max(...along)) / 2
  }
  return [middle(0), middle(1)]
}

type FrameProps = { x: number; y: number; width: number; height: number; number?: number }

function Frame({ number, ...box }: FrameProps) {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(round)
  return (
    <>
      <rect {...{ x, y, width, height }} fill="none" stroke={ink.muted} strokeWidth="0.8" />
      {number !== undefined && <Numeral number={number} x={box.x} y={box.y} />}
    </>
  )
}

function Numeral({ number, x, y }: { number: number; x: number; y: number }) {
  return (
    <g>
      <circle cx={round(x)} cy={round(y)} r="7" fill={ink.muted} />
      <text
        x={round(x)}
        y={round(y)}
        fill={ink.white}
        fontSize="10"
        textAnchor="middle"
        dominantBaseline="central"
      >
        {number}
      </text>
    </g>
  )
}
