import type { YearView } from '../../nation/index.ts'
import { useLang } from '../frame.ts'
import { Lines } from '../map/map-parts.tsx'
import { show } from '../thai.ts'
import { chartWords } from '../words/charts.ts'
import { nationWords } from '../words/nation.ts'
import { Chart, type ChartProps, chartWidth, ink, round } from './chart.tsx'
import { showFixed, showPercent } from './show-value.ts'

const [rowHeight, legend] = [82, 34]
const indices = [
  ['theilL', 'L'],
  ['theilT', 'T'],
] as const

export type TheilBarsProps = ChartProps & { view: YearView; title: string }

/** Theil L and T as bars of one length, parted into between and within regions. One that is not defined says why. */
export function TheilBars({ view, title, standalone }: TheilBarsProps) {
  const lang = useLang()
  const t = chartWords[lang]
  const width = chartWidth - 16
  const rows = indices.map(([name, letter]) => {
    const split = view[name]
    if (!split.defined) return { letter, because: show(split.because, lang) }
    const { total, between, within } = split.value
    return {
      letter,
      total,
      between: total > 0 ? between / total : 0,
      within: total > 0 ? within / total : 0,
    }
  })
  const desc = rows
    .map((row) =>
      'because' in row
        ? `${t.theil(row.letter, '–')} ${row.because}`
        : t.describe.theil(
            row.letter,
            showFixed(row.total, lang, 4),
            showPercent(row.between, lang),
            showPercent(row.within, lang),
          ),
    )
    .join(t.separator)
  return (
    <Chart
      id="nation-theil"
      title={title}
      desc={desc}
      height={legend + rows.length * rowHeight}
      standalone={standalone}
    >
      <Key />
      {rows.map((row, at) => {
        const y = legend + at * rowHeight
        if ('because' in row)
          return (
            <g key={row.letter}>
              <text x="8" y={y + 14} fontWeight="600" dominantBaseline="middle">
                {t.theil(row.letter, '–')}
              </text>
              <Lines
                text={nationWords[lang].inequality.notDefined(row.because)}
                y={y + 38}
                size={13}
                width={width}
              />
            </g>
          )
        const edge = round(row.between * width)
        return (
          <g key={row.letter}>
            <text x="8" y={y + 14} fontWeight="600" dominantBaseline="middle">
              {t.theil(row.letter, showFixed(row.total, lang, 4))}
            </text>
            <rect x="8" y={y + 28} width={width} height="30" fill={ink.light} />
            <rect x="8" y={y + 28} width={edge} height="30" fill={ink.brand} />
            <Inside x={8} width={edge} y={y + 43} share={row.between} dark />
            <Inside x={8 + edge} width={width - edge} y={y + 43} share={row.within} />
          </g>
        )
      })}
    </Chart>
  )
}

function Key() {
  const t = chartWords[useLang()]
  return (
    <>
      <rect x="8" y="9" width="18" height="12" fill={ink.brand} />
      <text x="33" y="15" dominantBaseline="middle">
        {t.betweenRegions}
      </text>
      <rect x="190" y="9" width="18" height="12" fill={ink.light} />
      <text x="215" y="15" dominantBaseline="middle">
        {t.withinRegions}
      </text>
    </>
  )
}

type InsideProps = { x: number; width: number; y: number; share: number; dark?: boolean }

/** The share of a part, written into it where there is room. */
function Inside({ x, width, y, share, dark }: InsideProps) {
  const lang = useLang()
  if (width < 48) return null
  return (
    <text
      x={round(x + width / 2)}
      y={y}
      textAnchor="middle"
      dominantBaseline="central"
      fontWeight="600"
      fill={dark ? ink.white : ink.text}
    >
      {showPercent(share, lang)}%
    </text>
  )
}
