import { bangkokDay, showDay, showInstant } from '../../../base/day.ts'
import {
  type Reading,
  type Result,
  type RollupRow,
  readingName,
} from '../../../indicators/index.ts'
import { useLang } from '../../frame.ts'
import { pointName } from '../../indicators/point-name.ts'
import { showAsked, showPeriod, showReading, unitOf } from '../../indicators/say.ts'
import { ReadingTag } from '../../indicators/state-tag.tsx'
import { withQuery } from '../../language.ts'
import { showNumber } from '../../number.ts'
import { show } from '../../thai.ts'
import { DataTable, Link, Page, SummaryList } from '../../ui/index.ts'
import { commonWords } from '../../words/common.ts'
import { indicatorWords } from '../../words/indicators.ts'
import type { CityIndicatorProps } from './city-indicator.tsx'
import { Method } from './method.tsx'

export type LineageProps = Pick<CityIndicatorProps, 'record' | 'definition' | 'commitment'> & {
  reading: Reading
  /** What the reading is frozen into as it stands; undefined while it runs. */
  result: Result | undefined
  /** Not so for the moment in which new data are on their way. */
  holds: boolean
  /** The rows it was made of; undefined where the reader may not see them. */
  rows: readonly RollupRow[] | undefined
}

/** One day of one point: how many numbers of the result came from it. */
type Day = {
  input: string
  entityId: string
  day: string
  n: number
  /** Undefined where what was sent has no number. */
  low: number | undefined
  high: number | undefined
}

const mostRows = 120

/** `/cities/{slug}/indicators/{id}/lineage`: from the figure over commitment and formula to the rows, each a link to what was sent. */
export function LineagePage(props: LineageProps) {
  const { record, definition, commitment, reading } = props
  const lang = useLang()
  const t = indicatorWords[lang]
  const { declaration, id, standing } = definition
  const address = `/cities/${record.slug}/indicators/${id}`
  const period = showPeriod(declaration.period, reading.from, lang)
  return (
    <Page
      title={t.lineageOf(period)}
      description={t.lineageSteps}
      breadcrumbs={[
        { label: commonWords[lang].menu.cities, to: '/cities' },
        { label: show(record.name, lang), to: `/cities/${record.slug}` },
        { label: show(declaration.title, lang), to: address },
      ]}
      unlisted
      sample={record.sample}
    >
      <header className="page-head">
        <p className="page-head__over">{show(declaration.title, lang)}</p>
        <h1>{t.lineageOf(period)}</h1>
        <p>
          {showReading(declaration, reading, lang)} <ReadingTag status={reading.status} />
        </p>
      </header>
      <p className="muted">{t.lineageSteps}</p>
      <section aria-labelledby="step-1">
        <h2 id="step-1">1. {t.step.promise}</h2>
        <p>
          {commitment?.expected
            ? `${t.column.target}: ${showAsked(declaration, commitment.expected, lang)}`
            : t.notPromised}{' '}
          <Link to={address}>{show(declaration.title, lang)}</Link>
        </p>
      </section>
      <section aria-labelledby="step-2">
        <h2 id="step-2">2. {t.step.formula}</h2>
        <Method declaration={declaration} standing={standing} />
        <Seal {...props} />
      </section>
      <section aria-labelledby="step-3">
        <h2 id="step-3">
          3. {t.step.rollups} · 4. {t.step.observations}
        </h2>
        <Rows {...props} address={address} />
      </section>
    </Page>
  )
}

function Seal({ definition, reading, result, holds }: LineageProps) {
  const lang = useLang()
  const t = indicatorWords[lang]
  return (
    <>
      {!result && <p>{holds ? t.notFrozen : t.onTheWay}</p>}
      <SummaryList
        rows={[
          ...(result ? [{ term: t.resultId, value: <code>{result.id}</code> }] : []),
          { term: t.inputsHash, value: <code>{reading.inputsHash}</code> },
          { term: t.formulaHash, value: <code>{definition.formulaHash}</code> },
          { term: t.computedAt, value: showInstant(result?.computedAt ?? reading.readAt, lang) },
        ]}
      />
    </>
  )
}

function Rows({
  record,
  definition,
  rows,
  reading,
  result,
  address,
}: LineageProps & { address: string }) {
  const lang = useLang()
  const t = indicatorWords[lang]
  if (!rows) return <p>{t.notOpen}</p>
  const { inputs } = definition.declaration
  const say = (value: number | undefined, input: string) =>
    value === undefined
      ? '–'
      : t.valueUnit(showNumber(value, lang, 3), unitOf(inputs[input]?.unit ?? '', lang)).trimEnd()
  const days = daysOf(rows)
  if (days.length === 0) return <p>{t.noRows}</p>
  return (
    <>
      {days.length > mostRows && (
        <p className="muted small">
          {t.shownOf(showNumber(mostRows, lang), showNumber(days.length, lang))}
        </p>
      )}
      <DataTable
        caption={t.step.rollups}
        stack
        columns={[
          { key: 'day', label: t.bucketAt, cell: ({ day }) => showDay(day, lang) },
          ...(Object.keys(inputs).length > 1
            ? [
                {
                  key: 'input',
                  label: t.inputs,
                  cell: ({ input }: Day) => {
                    const title = inputs[input]?.title
                    return title ? show(title, lang) : <code>{input}</code>
                  },
                },
              ]
            : []),
          {
            key: 'point',
            label: t.series,
            cell: ({ entityId }) => <code>{pointName(entityId)}</code>,
          },
          { key: 'count', label: t.count, numeric: true, cell: ({ n }) => showNumber(n, lang) },
          { key: 'low', label: t.low, numeric: true, cell: ({ low, input }) => say(low, input) },
          {
            key: 'high',
            label: t.high,
            numeric: true,
            cell: ({ high, input }) => say(high, input),
          },
          {
            key: 'sent',
            label: t.step.observations,
            cell: ({ day, input, entityId }) => (
              <Link
                to={withQuery(`${address}/observations`, {
                  ...(result ? { result: result.id } : { from: bangkokDay(reading.from) }),
                  input,
                  entity: entityId,
                  day,
                })}
              >
                {t.seeObservations}
                <span className="sr-only">
                  {' '}
                  {entityId} {day}
                </span>
              </Link>
            ),
          },
        ]}
        rows={days.slice(0, mostRows)}
        rowKey={({ input, entityId, day }) => `${input} ${entityId} ${day}`}
      />
      <p>
        <a href={`/api/v1/lineage/${result?.id ?? readingName(reading)}/rows?city=${record.slug}`}>
          {t.allRows}
        </a>
      </p>
    </>
  )
}

/** Rows of hours or days as days of Bangkok, the newest first. */
function daysOf(rows: readonly RollupRow[]): Day[] {
  const days = Map.groupBy(
    rows,
    ({ input, entityId, start }) => `${bangkokDay(new Date(start))} ${input} ${entityId}`,
  )
  return [...days.values()]
    .map((own): Day => {
      const [{ input, entityId, start }] = own as [RollupRow]
      return {
        input,
        entityId,
        day: bangkokDay(new Date(start)),
        n: own.reduce((sum, { n }) => sum + n, 0),
        low: own.flatMap(({ min }) => min ?? []).sort((a, b) => a - b)[0],
        high: own.flatMap(({ max }) => max ?? []).sort((a, b) => b - a)[0],
      }
    })
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1))
}
