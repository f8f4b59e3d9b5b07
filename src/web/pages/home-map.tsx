import type { Province, Region } from '../../places/index.ts'
import type { HomeFigures, MapCity } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { localPath, withQuery } from '../language.ts'
import { howDrawn } from '../map/describe.ts'
import type { Ground } from '../map/ground.ts'
import { MapOfThailand } from '../map/map-of-thailand.tsx'
import { showNumber, showShare } from '../number.ts'
import { show } from '../thai.ts'
import { type Column, DataTable, Details, Figure, Link } from '../ui/index.ts'
import { homeWords } from '../words/home.ts'
import { mapWords } from '../words/map.ts'

export type HomeMapProps = {
  ground: Ground
  cities: readonly MapCity[]
  provinces: readonly Province[]
  regions: readonly Region[]
  figures: HomeFigures
  at: string | undefined
  shown: string
}

/** The map and, beside it, the same as a table: region by region, then city by city. */
export function HomeMap(props: HomeMapProps) {
  const lang = useLang()
  const t = homeWords[lang].map
  const { figures, at, cities } = props
  const { provinces, provincesWithout } = figures.reach
  const file = localPath(withQuery('/map.svg', { at }), lang)
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t.title}</h2>
      <div className="map-beside">
        <Figure
          id="map-finding"
          title={
            provinces > 0
              ? t.finding(showNumber(provinces, lang), showNumber(provincesWithout, lang))
              : t.findingNone
          }
          image={<MapOfThailand {...props} tinted />}
          note={
            <>
              <p>{howDrawn(cities, lang)}</p>
              <p>{mapWords[lang].credit}</p>
            </>
          }
          downloads={[{ href: file, label: 'SVG' }, ...files(at)]}
        />
        <div>
          <RegionTable figures={figures} at={at} />
          <p>
            <Link to={withQuery('/cities', { at })}>{t.list}</Link>
          </p>
          <Details summary={t.all(showNumber(cities.length, lang))}>
            <CityTable {...props} />
          </Details>
        </div>
      </div>
    </section>
  )
}

function files(at: string | undefined) {
  return [
    { href: withQuery('/api/v1/cities.csv', { at }), label: 'CSV' },
    { href: withQuery('/api/v1/cities.geojson', { at }), label: 'GeoJSON' },
  ]
}

type RegionRow = HomeFigures['byRegion'][number]

function RegionTable({ figures, at }: { figures: HomeFigures; at: string | undefined }) {
  const lang = useLang()
  const t = homeWords[lang].map
  const rows = figures.byRegion
  const sum = (pick: (row: RegionRow) => number) => rows.reduce((all, row) => all + pick(row), 0)
  const emblems = sum((row) => row.emblems)
  const people = sum((row) => row.people)
  const columns: Column<RegionRow>[] = [
    {
      key: 'region',
      label: t.region,
      cell: ({ region }) => (
        <Link to={withQuery('/cities', { region: region.code, at })}>
          {show(region.name, lang)}
        </Link>
      ),
    },
    {
      key: 'emblems',
      label: t.certified,
      numeric: true,
      cell: (row) => showNumber(row.emblems, lang),
    },
    {
      key: 'zones',
      label: t.zones,
      numeric: true,
      oneLine: true,
      cell: (row) => showNumber(row.zones, lang),
    },
    {
      key: 'share',
      label: t.share,
      numeric: true,
      cell: (row) => showShare(row.emblems, emblems, lang),
    },
    {
      key: 'people',
      label: t.people,
      numeric: true,
      cell: (row) => showShare(row.people, people, lang),
    },
  ]
  return (
    <div id="regions">
      <DataTable
        caption={t.regions}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.region.code}
        total={[
          t.total,
          showNumber(emblems, lang),
          showNumber(
            sum((row) => row.zones),
            lang,
          ),
          showShare(emblems, emblems, lang),
          showShare(people, people, lang),
        ]}
        dense
      />
    </div>
  )
}

function CityTable({ cities, provinces, regions }: HomeMapProps) {
  const lang = useLang()
  const t = homeWords[lang].map
  const words = mapWords[lang]
  const provinceOf = new Map(provinces.map((province) => [province.code, province]))
  const orderOf = new Map(
    regions.map((region) => [`${region.system} ${region.code}`, region.order]),
  )
  const collator = new Intl.Collator(lang)
  const nameOf = (city: MapCity) => provinceOf.get(city.provinceCode)?.name[lang] ?? ''
  const place = (city: MapCity) =>
    orderOf.get(`nesdc ${provinceOf.get(city.provinceCode)?.regions.nesdc}`) ?? 0
  const rows = cities.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      collator.compare(nameOf(a), nameOf(b)) ||
      collator.compare(a.name[lang], b.name[lang]),
  )
  const columns: Column<MapCity>[] = [
    {
      key: 'name',
      label: t.city,
      cell: (city) => <Link to={`/cities/${city.slug}`}>{show(city.name, lang)}</Link>,
    },
    { key: 'province', label: t.province, oneLine: true, cell: nameOf },
    {
      key: 'status',
      label: t.status,
      oneLine: true,
      cell: (city) => (city.legal === 'zone' ? words.zone : words.certified),
    },
  ]
  return (
    <DataTable
      caption={t.allCaption}
      columns={columns}
      rows={rows}
      rowKey={(city) => city.slug}
      stack
    />
  )
}
