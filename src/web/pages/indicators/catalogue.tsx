import {
  domains,
  type FeedClass,
  feedClasses,
  type StoredDefinition,
  type U4sscIndicator,
} from '../../../indicators/index.ts'
import { useLang } from '../../frame.ts'
import { unitOf } from '../../indicators/say.ts'
import { show } from '../../thai.ts'
import { DataTable, Details, DownloadList, Link, Page } from '../../ui/index.ts'
import { indicatorWords } from '../../words/indicators.ts'
import { recordWords } from '../../words/record.ts'

export type CatalogueProps = {
  /** The newest version of each common definition. */
  definitions: readonly StoredDefinition[]
  u4ssc: readonly U4sscIndicator[]
  /** How many real cities measure an indicator, by its id. */
  cities: ReadonlyMap<string, number>
  /** Address of the sample city, where it is shown. */
  sample: string | undefined
}

/** `/indicators`: every definition by domain, and the 91 of U4SSC by how they get their data. */
export function CataloguePage({ definitions, u4ssc, cities, sample }: CatalogueProps) {
  const lang = useLang()
  const t = indicatorWords[lang]
  const known = new Set(definitions.map(({ id }) => id))
  return (
    <Page title={t.title} description={t.description} canonical="/indicators">
      <header className="page-head">
        <h1>{t.title}</h1>
        <p className="page-head__sub">{t.starters(definitions.length)}</p>
      </header>
      <p className="lead">{t.lead}</p>
      {sample && (
        <p>
          <Link to={sample}>{t.seeSample}</Link>
        </p>
      )}
      {domains.map((domain) => {
        const title = recordWords[lang].domain[domain]
        return (
          <section key={domain} aria-labelledby={domain}>
            <h2 id={domain}>{title}</h2>
            <DataTable
              caption={title}
              captionHidden
              stack
              columns={[
                {
                  key: 'indicator',
                  label: t.column.indicator,
                  cell: ({ id, declaration }) => (
                    <>
                      <Link to={`/indicators/${id}`}>{show(declaration.title, lang)}</Link>
                      <br />
                      <span className="muted small">{show(declaration.reference.title, lang)}</span>
                    </>
                  ),
                },
                {
                  key: 'unit',
                  oneLine: true,
                  label: t.column.unit,
                  cell: ({ declaration: { unit } }) => unitOf(unit, lang) || '–',
                },
                {
                  key: 'period',
                  oneLine: true,
                  label: t.column.period,
                  cell: ({ declaration: { period } }) => t.period[period],
                },
                {
                  key: 'kind',
                  oneLine: true,
                  label: t.column.kind,
                  cell: ({ declaration: { indicatorType } }) => t.kind[indicatorType],
                },
                {
                  key: 'cities',
                  label: t.column.cities,
                  numeric: true,
                  cell: ({ id }) => cities.get(id) ?? 0,
                },
              ]}
              rows={definitions.filter(({ declaration }) => declaration.domain === domain)}
              rowKey={({ id }) => id}
            />
          </section>
        )
      })}
      <DownloadList label={t.files} files={[{ href: '/api/v1/indicators', label: 'JSON' }]} />
      <section aria-labelledby="u4ssc">
        <h2 id="u4ssc">{t.u4ssc}</h2>
        <p>{t.u4sscLead}</p>
        {feedClasses.map((feed) => (
          <FeedList
            key={feed}
            feed={feed}
            listed={u4ssc.filter((one) => one.feed === feed)}
            known={known}
          />
        ))}
      </section>
    </Page>
  )
}

type FeedListProps = {
  feed: FeedClass
  listed: readonly U4sscIndicator[]
  /** Ids of the definitions that have a page. */
  known: ReadonlySet<string>
}

function FeedList({ feed, listed, known }: FeedListProps) {
  const lang = useLang()
  const t = indicatorWords[lang]
  const title = t.feedCount(t.feed[feed], listed.length)
  return (
    <Details summary={title}>
      <DataTable
        caption={title}
        captionHidden
        stack
        columns={[
          { key: 'code', label: t.code, cell: ({ code }) => code },
          { key: 'name', label: t.column.indicator, cell: ({ name }) => show(name, lang) },
          {
            key: 'indicator',
            label: t.measuredBy,
            cell: ({ indicator }) =>
              indicator && known.has(indicator) ? (
                <Link to={`/indicators/${indicator}`}>{indicator}</Link>
              ) : (
                '–'
              ),
          },
        ]}
        rows={listed}
        rowKey={({ code }) => code}
      />
    </Details>
  )
}
