import { showDay } from '../../base/day.ts'
import { type Page as ListPage, pageCount } from '../../base/page.ts'
import type { ListedRecord, MapCity, RecordFilter, Suggestion } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { localPath, withQuery } from '../language.ts'
import { howDrawn } from '../map/describe.ts'
import type { Ground } from '../map/ground.ts'
import { MapOfThailand } from '../map/map-of-thailand.tsx'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import { DownloadList, EmptyState, Figure, Link, Page, Pagination } from '../ui/index.ts'
import { citiesWords } from '../words/cities.ts'
import { mapWords } from '../words/map.ts'
import { CitiesChosen, CitiesFilters, type FilterChoices, filterQuery } from './cities-filters.tsx'
import { CityList } from './city-list.tsx'

export type CitiesPageProps = FilterChoices & {
  filter: RecordFilter
  list: ListPage<ListedRecord>
  cities: readonly MapCity[]
  /** Names near to what was asked for; only when nothing was found. */
  suggestions: readonly Suggestion[]
  ground: Ground
}

/** Cities and zones on record: search, filters, list, map, and the same as files. */
export function CitiesPage(props: CitiesPageProps) {
  const lang = useLang()
  const t = citiesWords[lang]
  const { filter, list } = props
  const filtered = Object.values(filterQuery(filter)).some(Boolean)
  const total = showNumber(list.total, lang)
  return (
    <Page
      title={filtered ? t.titleWith(total) : t.title}
      description={t.description}
      breadcrumbs={[]}
      canonical={withQuery('/cities', {
        ...filterQuery(filter),
        page: list.page > 1 ? list.page : undefined,
      })}
    >
      <h1>{t.title}</h1>
      <CitiesFilters {...props} />
      <CitiesChosen {...props} />
      <section aria-labelledby="found" className="results">
        <h2 id="found">
          {filter.at ? t.foundAt(total, showDay(filter.at, lang)) : t.found(total)}
        </h2>
        {list.total > 0 ? <Results {...props} /> : <NothingFound {...props} />}
      </section>
    </Page>
  )
}

/** Whether nothing but the day narrows the list. */
export function isWhole(filter: RecordFilter): boolean {
  return !Object.values({ ...filterQuery(filter), at: undefined }).some(Boolean)
}

function Results({ filter, list, cities, provinces, regions, ground }: CitiesPageProps) {
  const lang = useLang()
  const t = citiesWords[lang]
  const start = (list.page - 1) * list.size + 1
  const query = filterQuery(filter)
  return (
    <div className="results__columns">
      <div>
        <p className="muted">
          {t.range(showNumber(start, lang), showNumber(start + list.items.length - 1, lang))}
        </p>
        <CityList items={list.items} start={start} />
        <Pagination
          page={list.page}
          count={pageCount(list)}
          to={(page) => withQuery('/cities', { ...query, page: page > 1 ? page : undefined })}
        />
        <DownloadList
          label={t.downloads}
          files={(['csv', 'geojson', 'json'] as const).map((format) => ({
            href: withQuery(
              format === 'json' ? '/api/v1/cities' : `/api/v1/cities.${format}`,
              query,
            ),
            label: { csv: 'CSV', geojson: 'GeoJSON', json: 'JSON' }[format],
          }))}
        />
      </div>
      <div className="results__map">
        <Figure
          id="map-finding"
          title={t.mapTitle(showNumber(cities.length, lang))}
          image={
            <MapOfThailand {...{ ground, cities, provinces, regions }} tinted={isWhole(filter)} />
          }
          note={
            <>
              <p>{howDrawn(cities, lang)}</p>
              <p>{mapWords[lang].credit}</p>
            </>
          }
          downloads={[{ href: localPath(withQuery('/map.svg', query), lang), label: 'SVG' }]}
        />
      </div>
    </div>
  )
}

function NothingFound({ suggestions }: CitiesPageProps) {
  const lang = useLang()
  const t = citiesWords[lang]
  return (
    <EmptyState title={t.emptyTitle}>
      <p>{t.emptyText}</p>
      {suggestions.length > 0 && (
        <>
          <h3>{t.suggestions}</h3>
          <ul>
            {suggestions.map((one) => (
              <li key={one.slug}>
                <Link to={`/cities/${one.slug}`}>{show(one.name, lang)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to="/cities">{t.emptyClear}</Link>
      </p>
    </EmptyState>
  )
}
