import type { Dataset, FigureMeasure, ProvinceFigure } from '../../places/index.ts'
import type { CityPlace } from '../city-place.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { provinceName } from '../province-name.ts'
import { show } from '../thai.ts'
import { DataTable, Link } from '../ui/index.ts'
import { cityWords } from '../words/city.ts'

const order = [
  'population',
  'gpp-million-baht',
  'gpp-per-head-baht',
  'agriculture-share-pct',
] as const

/** The newest figures of the city's province, with what they do not say, and the credit that their dataset asks for. */
export function ProvinceContext({
  place,
  datasets,
}: {
  place: CityPlace
  datasets: readonly Dataset[]
}) {
  const lang = useLang()
  const t = cityWords[lang]
  const { province } = place
  const labels: Record<FigureMeasure, string> = {
    population: t.population,
    'gpp-million-baht': t.gpp,
    'gpp-per-head-baht': t.gppPerHead,
    'agriculture-share-pct': t.agricultureShare,
  }
  const figures = order.flatMap((measure) => newestOf(province.figures, measure) ?? [])
  if (figures.length === 0) return null
  const heading = t.provinceContext(provinceName(province, lang))
  const used = datasets.filter(({ id }) => figures.some(({ dataset }) => dataset === id))
  const id = `province-${province.code}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <p>{t.provinceContextNote}</p>
      <DataTable
        caption={heading}
        captionHidden
        rows={figures}
        rowKey={({ measure }) => measure}
        columns={[
          { key: 'measure', label: t.figure, cell: ({ measure }) => labels[measure] },
          {
            key: 'value',
            label: t.value,
            numeric: true,
            cell: ({ measure, value }) =>
              showNumber(value, lang, measure === 'agriculture-share-pct' ? 2 : 0),
          },
          {
            key: 'year',
            label: t.year,
            numeric: true,
            cell: ({ year }) => (lang === 'th' ? year + 543 : year),
          },
        ]}
      />
      <p className="muted small">{t.gppCaution}</p>
      {used.map((dataset) => (
        <p key={dataset.id} className="muted small">
          <Link to={`/sources#dataset-${dataset.id}`}>{show(dataset.attribution, lang)}</Link>
        </p>
      ))}
    </section>
  )
}

/** The newest figure of a measure; undefined when there is none. */
function newestOf(
  figures: readonly ProvinceFigure[],
  measure: FigureMeasure,
): ProvinceFigure | undefined {
  return figures
    .filter((figure) => figure.measure === measure)
    .toSorted((a, b) => a.year - b.year)
    .at(-1)
}
