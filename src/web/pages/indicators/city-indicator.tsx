import { bangkokDay, showDay, showInstant } from '../../../base/day.ts'
import {
  type CityCommitment,
  type Definition,
  expectedAt,
  type Reading,
} from '../../../indicators/index.ts'
import type { CityRecord } from '../../../programme/index.ts'
import { IndicatorLine } from '../../charts/indicator-line.tsx'
import { useLang } from '../../frame.ts'
import { pointsOf, sayLine } from '../../indicators/line-points.ts'
import {
  coverageOf,
  findingOf,
  newestOf,
  showAsked,
  showMeasured,
  showPeriod,
  showReading,
  unitOf,
} from '../../indicators/say.ts'
import { ReadingTag, VerdictTag } from '../../indicators/state-tag.tsx'
import { showShare } from '../../number.ts'
import { show } from '../../thai.ts'
import { DataTable, Figure, Link, Page, SummaryList } from '../../ui/index.ts'
import { commonWords } from '../../words/common.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { Method } from './method.tsx'

export type CityIndicatorProps = {
  record: CityRecord
  definition: Definition
  commitment: CityCommitment | undefined
  /** In the order of time. */
  readings: readonly Reading[]
  at: Date
}

/** `/cities/{slug}/indicators/{id}`: the finding as the title, the line against what the plan asks, the table, the method. */
export function CityIndicatorPage(props: CityIndicatorProps) {
  const { record, definition, commitment, readings, at } = props
  const lang = useLang()
  const t = indicatorWords[lang]
  const { declaration, id, standing } = definition
  const name = show(record.name, lang)
  const shown = commitment?.reading ?? readings.at(-1)
  const indicator = show(declaration.title, lang)
  const finding = findingOf(declaration, shown, commitment?.expected, lang)
  return (
    <Page
      title={t.ofCity(indicator, name)}
      description={finding}
      canonical={`/cities/${record.slug}/indicators/${id}`}
      breadcrumbs={[
        { label: commonWords[lang].menu.cities, to: '/cities' },
        { label: name, to: `/cities/${record.slug}` },
      ]}
      sample={record.sample}
    >
      <header className="page-head">
        <p className="page-head__over">{t.ofCity(indicator, name)}</p>
        <h1>{finding}</h1>
        {commitment && (
          <p>
            <VerdictTag verdict={commitment.judged.verdict} />{' '}
            {commitment.judged.verdict === 'unproven' && show(commitment.judged.because, lang)}
          </p>
        )}
      </header>
      {readings.length > 0 && <Line {...props} indicator={indicator} />}
      {commitment && <PromiseMade of={commitment} />}
      <Method declaration={declaration} standing={standing} />
      <p>
        <Link to={`/indicators/${id}`}>{t.across5}</Link>
      </p>
      <p className="muted small">{at && showInstant(at, lang)}</p>
    </Page>
  )
}

function Line({
  record,
  definition,
  commitment,
  readings,
  at,
  indicator,
}: CityIndicatorProps & { indicator: string }) {
  const lang = useLang()
  const t = indicatorWords[lang]
  const { declaration, id } = definition
  const last = readings.slice(-12)
  const asked = last.map((reading) =>
    commitment
      ? expectedAt(
          commitment.commitment,
          declaration.direction,
          new Date(Math.min(at.getTime(), reading.until.getTime() - 1)),
        )
      : undefined,
  )
  const newest = last.map((one) => newestOf(one)).findLast((one) => one !== undefined)
  const query = `city=${record.slug}&indicator=${id}`
  const unit = unitOf(declaration.unit, lang)
  return (
    <section aria-labelledby="results">
      <h2 id="results">{t.results}</h2>
      <Figure
        id="line"
        title={unit === '' ? indicator : `${indicator} (${unit})`}
        image={
          <IndicatorLine
            title={t.chart(indicator)}
            desc={sayLine(declaration, readings, lang)}
            points={pointsOf(declaration, readings, lang, at)}
            asked={asked}
          />
        }
        note={
          <>
            <p>{t.chartGap}</p>
            {newest && <p>{t.freshness(showInstant(newest, lang))}</p>}
            <p>
              {commonWords[lang].source}: {show(record.name, lang)} ·{' '}
              {show(declaration.reference.title, lang)}
            </p>
          </>
        }
        downloads={[
          { href: `/api/v1/results.csv?${query}&limit=10000`, label: 'CSV' },
          { href: `/api/v1/results?${query}`, label: 'JSON' },
          { href: `/api/v1/results.jsonld?${query}`, label: 'NGSI-LD' },
        ]}
      />
      <DataTable
        caption={t.table}
        stack
        columns={[
          {
            key: 'span',
            label: t.column.span,
            cell: (one) => showPeriod(declaration.period, one.from, lang),
          },
          {
            key: 'value',
            label: t.column.value,
            numeric: true,
            cell: (one) => ('value' in one ? showReading(declaration, one, lang) : '–'),
          },
          {
            key: 'state',
            label: t.column.state,
            cell: (one) => (
              <div>
                <ReadingTag status={one.status} />
                {one.because && (
                  <>
                    <br />
                    <span className="small">{show(one.because, lang)}</span>
                  </>
                )}
              </div>
            ),
          },
          {
            key: 'coverage',
            label: t.column.coverage,
            numeric: true,
            cell: (one) => t.perCent(showShare(coverageOf(one), 1, lang)),
          },
          {
            key: 'lineage',
            label: t.lineage,
            cell: (one) => (
              <Link
                to={`/cities/${record.slug}/indicators/${id}/lineage?from=${bangkokDay(one.from)}`}
              >
                {t.seeLineage}
                <span className="sr-only"> {showPeriod(declaration.period, one.from, lang)}</span>
              </Link>
            ),
          },
        ]}
        rows={readings.toReversed()}
        rowKey={(one) => one.from.toISOString()}
      />
    </section>
  )
}

function PromiseMade({ of: { commitment, definition, expected } }: { of: CityCommitment }) {
  const lang = useLang()
  const t = indicatorWords[lang]
  const { declaration } = definition
  const { baseline, target } = commitment.promise
  const say = (value: number) => showMeasured(declaration, value, lang)
  const aim =
    typeof target === 'object'
      ? target
      : declaration.direction === 'lower'
        ? { max: target }
        : { min: target }
  return (
    <section aria-labelledby="promise">
      <h2 id="promise">{t.promise}</h2>
      <SummaryList
        rows={[
          ...(baseline
            ? [
                {
                  term: t.baseline,
                  value: `${say(baseline.value)} (${showDay(baseline.on, lang)})`,
                },
              ]
            : []),
          { term: t.target, value: showAsked(declaration, aim, lang) },
          { term: t.dueOn, value: showDay(commitment.dueOn, lang) },
          ...(expected
            ? [{ term: t.column.target, value: showAsked(declaration, expected, lang) }]
            : []),
          ...(commitment.critical ? [{ term: t.column.kind, value: t.critical }] : []),
        ]}
      />
    </section>
  )
}
