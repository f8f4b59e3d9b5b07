import { showInstant } from '../../../base/day.ts'
import { type CityCommitment, type Declaration, domains } from '../../../indicators/index.ts'
import { Sparkline } from '../../charts/sparkline.tsx'
import { useLang } from '../../frame.ts'
import type { CityMeasured } from '../../indicators/city-measured.ts'
import { pointsOf, sayLine } from '../../indicators/line-points.ts'
import { newestOf, showAsked, showPeriod, showReading } from '../../indicators/say.ts'
import { VerdictTag } from '../../indicators/state-tag.tsx'
import { show } from '../../thai.ts'
import { DataTable, Link } from '../../ui/index.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { recordWords } from '../../words/record.ts'

type Props = { slug: string; measured: CityMeasured; at: Date }
type Row = { declaration: Declaration; version: number; commitment: CityCommitment | undefined }

/** What the data of a city say: one line in sum, then each of the seven domains with its indicators. */
export function CityDomainRows({ slug, measured, at }: Props) {
  const lang = useLang()
  const t = indicatorWords[lang]
  const rows = rowsOf(measured)
  return (
    <section aria-labelledby="measured">
      <h2 id="measured">{t.inCity}</h2>
      <p className="lead">{sumUp(measured, lang)}</p>
      {domains.map((domain) => {
        const own = rows.filter(({ declaration }) => declaration.domain === domain)
        if (own.length === 0) return null
        const title = recordWords[lang].domain[domain]
        return (
          <DataTable
            key={domain}
            caption={title}
            stack
            columns={[
              {
                key: 'indicator',
                label: t.column.indicator,
                cell: ({ declaration }) => (
                  <Link to={`/cities/${slug}/indicators/${declaration.id}`}>
                    {show(declaration.title, lang)}
                  </Link>
                ),
              },
              {
                key: 'trend',
                label: t.column.trend,
                cell: (row) => <RowLine row={row} measured={measured} at={at} />,
              },
              {
                key: 'latest',
                label: t.column.latest,
                cell: (row) => <Latest row={row} measured={measured} />,
              },
              {
                key: 'target',
                label: t.column.target,
                cell: ({ declaration, commitment }) =>
                  commitment?.expected ? (
                    <span className="one-line">
                      {showAsked(declaration, commitment.expected, lang)}
                    </span>
                  ) : (
                    t.noPromise
                  ),
              },
              {
                key: 'state',
                label: t.column.state,
                oneLine: true,
                cell: (row) => <RowState row={row} />,
              },
            ]}
            rows={own}
            rowKey={({ declaration }) => declaration.id}
          />
        )
      })}
    </section>
  )
}

/** Indicators with a commitment first, then the others that the city measures. */
function rowsOf({ commitments, indicators }: CityMeasured): Row[] {
  const promised = commitments.map(
    (one): Row => ({
      declaration: one.definition.declaration,
      version: one.commitment.version,
      commitment: one,
    }),
  )
  const known = new Set(promised.map(({ declaration }) => declaration.id))
  const others = indicators
    .filter(({ definition }) => !known.has(definition.id))
    .map(
      ({ definition }): Row => ({
        declaration: definition.declaration,
        version: definition.version,
        commitment: undefined,
      }),
    )
  return [...promised, ...others]
}

function readingsOf({ readings }: CityMeasured, { declaration, version }: Row) {
  return readings.get(`${declaration.id}@${version}`) ?? []
}

function RowLine({ row, measured, at }: { row: Row; measured: CityMeasured; at: Date }) {
  const lang = useLang()
  const readings = readingsOf(measured, row)
  const points = pointsOf(row.declaration, readings, lang, at)
  if (!points.some(({ value }) => value !== null)) return <>–</>
  const { min, max } = row.commitment?.expected ?? {}
  return (
    <Sparkline
      points={points}
      asked={[min, max].filter((one) => one !== undefined)}
      label={sayLine(row.declaration, readings, lang)}
    />
  )
}

/** The reading that is judged, or the newest one, with its period. */
function Latest({ row, measured }: { row: Row; measured: CityMeasured }) {
  const lang = useLang()
  const reading = row.commitment?.reading ?? readingsOf(measured, row).at(-1)
  if (!reading) return <>{indicatorWords[lang].neverMeasured}</>
  return (
    <div className="one-line">
      {showReading(row.declaration, reading, lang)}
      <br />
      <span className="muted small">{showPeriod(row.declaration.period, reading.from, lang)}</span>
    </div>
  )
}

function RowState({ row: { commitment } }: { row: Row }) {
  const lang = useLang()
  const t = indicatorWords[lang]
  if (!commitment) return <>–</>
  const { verdict, because } = commitment.judged
  return (
    <div>
      <VerdictTag verdict={verdict} />
      {commitment.commitment.critical && (
        <>
          <br />
          <span className="muted small">{t.critical}</span>
        </>
      )}
      {verdict === 'unproven' && (
        <>
          <br />
          <span className="small">{t.late(show(because, lang))}</span>
        </>
      )}
    </div>
  )
}

function sumUp({ commitments, readings }: CityMeasured, lang: 'th' | 'en'): string {
  const t = indicatorWords[lang]
  const confirmed = commitments.filter(({ judged }) => judged.verdict === 'met').length
  const newest = [...readings.values()]
    .flat()
    .flatMap((one) => newestOf(one)?.getTime() ?? [])
    .reduce((a, b) => Math.max(a, b), 0)
  if (newest === 0) return t.summaryNone(commitments.length)
  return t.summary(confirmed, commitments.length, showInstant(new Date(newest), lang))
}
