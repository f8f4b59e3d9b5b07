import { useFrame } from '../frame.ts'
import { DataTable, Link, Page } from '../ui/index.ts'
import { developerWords } from '../words/developers.ts'

/**
 * How to use the API: what can be asked for, with commands that work as they stand. `city` is a slug for the examples,
 * `foundedOn` the day of the first ceremony; without it that example is left out.
 */
export function DevelopersPage({
  city = '{slug}',
  foundedOn,
}: {
  city?: string | undefined
  foundedOn?: string | undefined
}) {
  const { lang, site } = useFrame()
  const t = developerWords[lang]
  const api = `${site.publicUrl}/api/v1`
  const resources = [
    { path: '/api/v1/cities', data: t.cities, formats: 'JSON, CSV, GeoJSON' },
    { path: '/api/v1/cities/{slug}', data: t.city, formats: 'JSON' },
    { path: '/api/v1/events', data: t.events, formats: 'JSON' },
    { path: '/api/v1/ceremonies', data: t.ceremonies, formats: 'JSON' },
    { path: '/api/v1/ceremonies/{on}', data: t.ceremony, formats: 'JSON' },
    { path: '/api/v1/counts', data: t.counts, formats: 'JSON' },
    { path: '/api/v1/home-figures', data: t.homeFigures, formats: 'JSON' },
    { path: '/api/v1/provinces', data: t.provinces, formats: 'JSON' },
    { path: '/api/v1/regions', data: t.regions, formats: 'JSON' },
    { path: '/api/v1/datasets', data: t.datasets, formats: 'JSON' },
    { path: '/api/v1/organisations', data: t.organisations, formats: 'JSON' },
    { path: '/api/v1/audit/key', data: t.auditKey, formats: 'JSON' },
    { path: '/api/v1/rules', data: t.rules, formats: 'JSON' },
    { path: '/api/v1/corrections', data: t.corrections, formats: 'JSON' },
    { path: '/api/v1/nation/indicators', data: t.nationIndicators, formats: 'JSON' },
    { path: '/api/v1/nation/provinces', data: t.nationProvinces, formats: 'JSON, CSV' },
    { path: '/api/v1/nation/regions', data: t.nationRegions, formats: 'JSON, CSV' },
    { path: '/api/v1/nation/measures', data: t.nationMeasures, formats: 'JSON, CSV' },
    { path: '/api/v1/nation/lorenz', data: t.nationLorenz, formats: 'JSON, CSV' },
    { path: '/api/v1/nation/theil', data: t.nationTheil, formats: 'JSON, CSV' },
    { path: '/api/v1/nation/trend', data: t.nationTrend, formats: 'JSON, CSV' },
    { path: '/api/v1/nation/convergence', data: t.nationConvergence, formats: 'JSON, CSV' },
    {
      path: '/api/v1/nation/decentralisation',
      data: t.nationDecentralisation,
      formats: 'JSON, CSV',
    },
    { path: '/api/v1/nation/live', data: t.nationLive, formats: 'JSON, CSV' },
    { path: '/api/v1/nation/similar-cities', data: t.nationSimilar, formats: 'JSON, CSV' },
    { path: '/api/v1/nation/methods', data: t.nationMethods, formats: 'JSON' },
    { path: '/api/v1/indicators', data: t.indicators, formats: 'JSON, CSV' },
    { path: '/api/v1/indicators/{id}', data: t.indicator, formats: 'JSON' },
    { path: '/api/v1/results', data: t.results, formats: 'JSON, CSV' },
    { path: '/api/v1/results.jsonld', data: t.resultsNgsiLd, formats: 'NGSI-LD' },
    { path: '/api/v1/readings', data: t.readings, formats: 'JSON' },
    { path: '/api/v1/commitments', data: t.commitments, formats: 'JSON, CSV' },
    { path: '/api/v1/proof', data: t.proof, formats: 'JSON' },
    { path: '/api/v1/lineage/{figure}', data: t.lineage, formats: 'JSON' },
    { path: '/api/v1/lineage/{figure}/rows', data: t.lineageRows, formats: 'JSON' },
    { path: '/api/v1/lineage/{figure}/observations', data: t.lineageObservations, formats: 'JSON' },
    { path: '/api/v1/permits', data: t.permits, formats: 'JSON' },
  ]
  const examples = [
    [t.exampleList, `curl '${api}/cities?status=certified&region=northern&size=10'`],
    [t.exampleCity, `curl '${api}/cities/${city}'`],
    [t.exampleCsv, `curl -o cities.csv '${api}/cities.csv'`],
    [t.exampleGeojson, `curl '${api}/cities.geojson'`],
    ...(foundedOn ? [[t.exampleAt, `curl '${api}/cities?at=${foundedOn}'`] as const] : []),
    [t.exampleEtag, `curl -i -H 'If-None-Match: "…"' '${api}/cities/${city}'`],
    [t.exampleFeed, `curl '${site.publicUrl}/cities/${city}/feed.atom'`],
  ] as const
  const texts = [
    ['paging', t.paging, t.pagingText],
    ['caching', t.caching, t.cachingText],
    ['errors', t.errors, t.errorsText],
    ['notice', t.notice, t.noticeText],
    ['city-data', t.cityData, t.cityDataText],
  ] as const
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} canonical="/developers">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <p>
        <a href="/api/openapi.json">{t.openapi}</a>
      </p>
      <section aria-labelledby="resources" className="roomy">
        <h2 id="resources">{t.resources}</h2>
        <DataTable
          stack
          caption={t.resources}
          captionHidden
          rows={resources}
          rowKey={({ path }) => path}
          columns={[
            { key: 'path', label: t.path, oneLine: true, cell: ({ path }) => <code>{path}</code> },
            { key: 'data', label: t.resource, cell: ({ data }) => data },
            { key: 'formats', label: t.formats, cell: ({ formats }) => formats },
          ]}
        />
      </section>
      <section aria-labelledby="examples">
        <h2 id="examples">{t.examples}</h2>
        <dl className="examples">
          {examples.map(([label, command]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <pre>
                  <code>{command}</code>
                </pre>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {texts.map(([id, heading, words]) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{heading}</h2>
          <p>{words}</p>
        </section>
      ))}
      <section aria-labelledby="licence">
        <h2 id="licence">{t.licence}</h2>
        <p>
          {t.licenceText} <Link to="/sources">{t.licenceLink}</Link>
        </p>
      </section>
    </Page>
  )
}
