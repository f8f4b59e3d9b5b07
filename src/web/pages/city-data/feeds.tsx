import { showInstant } from '../../../base/day.ts'
import type { Text } from '../../../base/text.ts'
import { useLang } from '../../frame.ts'
import { pointName } from '../../indicators/point-name.ts'
import { unitOf } from '../../indicators/say.ts'
import { showNumber } from '../../number.ts'
import { show } from '../../thai.ts'
import { DataTable, Link, Page, Tag } from '../../ui/index.ts'
import { cityDataWords } from '../../words/city-data.ts'

/** The newest number of an attribute of a point. `at` is undefined where it came without a time. */
export type FeedValue = {
  point: string
  type: string
  attribute: string
  value: number
  unit: string | undefined
  at: Date | undefined
}

export type FeedsProps = {
  place: Text
  sample: boolean
  /** False for a city that has no data space yet. */
  hasSpace: boolean
  values: readonly FeedValue[]
  mayWrite: boolean
  now: Date
}

const dayMs = 86_400_000

/** What every point of the city sent last, the longest silent first. */
export function FeedsPage({ place, sample, hasSpace, values, mayWrite, now }: FeedsProps) {
  const lang = useLang()
  const t = cityDataWords[lang]
  return (
    <Page
      title={t.feeds}
      description={t.feedsDescription}
      breadcrumbs={[]}
      unlisted
      sample={sample}
    >
      <h1>{t.feeds}</h1>
      <p className="lead">{t.feedsLead(show(place, lang))}</p>
      {mayWrite && hasSpace && (
        <p>
          <Link to="/organisation/data/first-csv">{t.startCsv}</Link>
        </p>
      )}
      {!hasSpace && <p>{t.noSpace}</p>}
      {hasSpace && values.length === 0 && <p>{t.noFeeds}</p>}
      {values.length > 0 && (
        <DataTable
          caption={t.feeds}
          captionHidden
          stack
          columns={[
            {
              key: 'point',
              label: t.column.point,
              cell: ({ point }) => <code>{pointName(point)}</code>,
            },
            {
              key: 'attribute',
              label: t.column.attribute,
              cell: ({ type, attribute }) => (
                <span>
                  {type}.<wbr />
                  {attribute}
                </span>
              ),
            },
            {
              key: 'value',
              label: t.column.value,
              numeric: true,
              cell: ({ value, unit }) =>
                `${showNumber(value, lang, 3)} ${unit ? unitOf(unit, lang) : ''}`.trim(),
            },
            {
              key: 'at',
              label: t.column.at,
              cell: ({ at }) => (
                <div>
                  {at && (
                    <>
                      {showInstant(at, lang)}
                      <br />
                    </>
                  )}
                  <FeedState at={at} now={now} />
                </div>
              ),
            },
          ]}
          rows={values.toSorted((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0))}
          rowKey={({ point, attribute }) => `${point} ${attribute}`}
        />
      )}
    </Page>
  )
}

function FeedState({ at, now }: { at: Date | undefined; now: Date }) {
  const t = cityDataWords[useLang()]
  if (!at)
    return (
      <Tag tone="neutral" icon="question">
        {t.undated}
      </Tag>
    )
  const isFresh = now.getTime() - at.getTime() < dayMs
  return (
    <Tag tone={isFresh ? 'good' : 'warn'} icon={isFresh ? 'check' : 'clock'}>
      {isFresh ? t.fresh : t.silent}
    </Tag>
  )
}
