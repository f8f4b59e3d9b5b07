import { type CityBeside, likenesses, type SimilarCities } from '../../../nation/index.ts'
import { useLang } from '../../frame.ts'
import { withQuery } from '../../language.ts'
import { showNumber } from '../../number.ts'
import { show } from '../../thai.ts'
import { type Column, DataTable, DownloadList, InsetText, Link, Page } from '../../ui/index.ts'
import { citiesWords } from '../../words/cities.ts'
import { mapWords } from '../../words/map.ts'
import { nationWords } from '../../words/nation.ts'
import { regionWords } from '../../words/region.ts'

/** A city beside those like it, by name: number beside number, in no order of merit. */
export function SimilarCitiesPage({ seen }: { seen: SimilarCities }) {
  const lang = useLang()
  const t = regionWords[lang].similar
  const { record } = seen.city.listed
  const name = show(record.name, lang)
  const path = `/cities/${record.slug}/similar`
  const query = { city: record.slug, by: seen.by }
  return (
    <Page
      title={t.title(name)}
      description={t.description(name)}
      breadcrumbs={[
        { label: citiesWords[lang].title, to: '/cities' },
        { label: name, to: `/cities/${record.slug}` },
      ]}
      canonical={withQuery(path, { by: seen.by })}
    >
      <h1>{t.title(name)}</h1>
      <p className="lead">{t.lead(showNumber(seen.cities.length, lang), t.how[seen.by])}</p>
      <nav aria-labelledby="choose" className="choose">
        <p id="choose" className="choose__title">
          {t.choose}
        </p>
        <ul>
          {likenesses.map((by) => (
            <li key={by}>
              <Link to={withQuery(path, { by })} current={by === seen.by}>
                {t.choice[by]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {seen.by !== 'region' && seen.city.size && <p>{t.size[seen.city.size]}</p>}
      <InsetText>
        <p>
          <strong>{nationWords[lang].caution}</strong> {t.caution}
        </p>
      </InsetText>
      {seen.cities.length === 1 && <p>{t.alone}</p>}
      <CityTable seen={seen} />
      <p className="muted">
        {t.nation(number(seen.nation.people, lang), number(seen.nation.gppPerHead, lang))}
      </p>
      <p className="muted">{t.data}</p>
      <DownloadList
        files={[
          { href: withQuery('/api/v1/nation/similar-cities.csv', query), label: 'CSV' },
          { href: withQuery('/api/v1/nation/similar-cities', query), label: 'JSON' },
        ]}
      />
    </Page>
  )
}

function CityTable({ seen }: { seen: SimilarCities }) {
  const lang = useLang()
  const t = regionWords[lang].similar
  const collator = new Intl.Collator(lang)
  const nameOf = ({ listed }: CityBeside) => listed.record.name[lang]
  const columns: Column<CityBeside>[] = [
    {
      key: 'name',
      label: regionWords[lang].city,
      cell: (one) =>
        one === seen.city ? (
          <strong>
            {show(one.listed.record.name, lang)} ({t.this})
          </strong>
        ) : (
          <Link to={`/cities/${one.listed.record.slug}`}>{show(one.listed.record.name, lang)}</Link>
        ),
    },
    {
      key: 'province',
      oneLine: true,
      label: regionWords[lang].province,
      cell: ({ province }) => show(province.name, lang),
    },
    {
      key: 'status',
      oneLine: true,
      label: t.since,
      cell: ({ listed }) =>
        listed.status.legal === 'zone' ? mapWords[lang].zone : mapWords[lang].certified,
    },
    {
      key: 'people',
      label: t.people,
      numeric: true,
      cell: ({ people }) => number(people, lang),
    },
    {
      key: 'gpp',
      label: t.gpp,
      numeric: true,
      cell: ({ gppPerHead }) => number(gppPerHead, lang),
    },
  ]
  return (
    <DataTable
      caption={t.table}
      columns={columns}
      rows={seen.cities.toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)))}
      rowKey={({ listed }) => listed.record.slug}
      total={[
        t.median,
        '',
        '',
        number(seen.median.people, lang),
        number(seen.median.gppPerHead, lang),
      ]}
      stack
    />
  )
}

function number(value: number | null, lang: 'th' | 'en'): string {
  return value === null ? '–' : showNumber(value, lang)
}
