import { isPartialDay, showDay } from '../../base/day.ts'
import { confidences } from '../../base/fact.ts'
import type { Lang } from '../../base/text.ts'
import type { Dataset } from '../../places/index.ts'
import type { RecordAbout } from '../../programme/index.ts'
import type { CitedSource, SourceGroup } from '../cited-sources.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import { ConfidenceNote, Page, SourceLink, SummaryList, type SummaryRow } from '../ui/index.ts'
import { sourceWords } from '../words/sources.ts'

export type SourcesPageData = {
  datasets: readonly Dataset[]
  about: RecordAbout
  groups: readonly SourceGroup[]
}

/** Every dataset with licence and our changes, what is not known, and every source that the record cites. */
export function SourcesPage({ datasets, about, groups }: SourcesPageData) {
  const lang = useLang()
  const t = sourceWords[lang]
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} canonical="/sources">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <section aria-labelledby="datasets">
        <h2 id="datasets">{t.datasets}</h2>
        {datasets.map((dataset) => (
          <DatasetEntry key={dataset.id} dataset={dataset} />
        ))}
        <h3>{t.recordLicence}</h3>
        <p>{show(about.licence, lang)}</p>
      </section>
      <section aria-labelledby="unknown">
        <h2 id="unknown">{t.unknown}</h2>
        <p>{t.unknownLead}</p>
        <ul>
          {about.unknown.map((unknown) => (
            <li key={unknown.en}>{show(unknown, lang)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="confidence">
        <h2 id="confidence">{t.confidence}</h2>
        <p>{t.confidenceLead}</p>
        <ul className="plain-list">
          {confidences
            .filter((confidence) => confidence !== 'certain')
            .map((confidence) => (
              <li key={confidence}>
                <ConfidenceNote confidence={confidence} />
              </li>
            ))}
        </ul>
      </section>
      <CitedSources groups={groups} />
    </Page>
  )
}

function DatasetEntry({ dataset }: { dataset: Dataset }) {
  const lang = useLang()
  const t = sourceWords[lang]
  const rows: SummaryRow[] = [
    {
      term: t.source,
      value: dataset.url ? (
        <a href={dataset.url} rel="noreferrer">
          {show(dataset.source, lang)}
        </a>
      ) : (
        show(dataset.source, lang)
      ),
    },
    { term: t.licence, value: show(dataset.licence, lang) },
    { term: t.changes, value: show(dataset.changes, lang) },
    { term: t.attribution, value: show(dataset.attribution, lang) },
    { term: t.asOf, value: asOfWords(dataset.asOf, lang) },
  ]
  if (dataset.file) rows.push({ term: t.file, value: <code>{`data/${dataset.file}`}</code> })
  return (
    <article className="dataset" aria-labelledby={`dataset-${dataset.id}`}>
      <h3 id={`dataset-${dataset.id}`}>{show(dataset.title, lang)}</h3>
      <p>{show(dataset.description, lang)}</p>
      <SummaryList rows={rows} />
    </article>
  )
}

/** A day as far as it is known; what is no day stands as it was given. */
function asOfWords(asOf: string, lang: Lang): string {
  return isPartialDay(asOf) ? showDay(asOf, lang) : asOf
}

function CitedSources({ groups }: { groups: readonly SourceGroup[] }) {
  const lang = useLang()
  const t = sourceWords[lang]
  const total = groups.reduce((sum, { sources }) => sum + sources.length, 0)
  return (
    <section aria-labelledby="cited">
      <h2 id="cited">{t.cited}</h2>
      <p>{t.citedLead(showNumber(total, lang))}</p>
      <dl className="cited">
        {groups.map(({ host, sources }) => (
          <div key={host ?? ''}>
            <dt>{host ?? t.notOnWeb}</dt>
            {sources.map((cited) => (
              <dd key={cited.source.url ?? cited.source.label.en}>
                <SourceLink source={cited.source} />{' '}
                <span className="muted small">({citedWords(cited, lang)})</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}

/** How often and where a source is cited. */
function citedWords({ cities, ceremonies, counts }: CitedSource, lang: Lang): string {
  const t = sourceWords[lang]
  const parts: string[] = []
  if (cities > 0) parts.push(t.citedBy(showNumber(cities, lang)))
  if (ceremonies > 0) parts.push(t.citedByCeremony(showNumber(ceremonies, lang)))
  if (counts > 0) parts.push(t.citedByCount(showNumber(counts, lang)))
  return parts.join(', ')
}
