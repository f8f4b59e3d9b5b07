import type { Nation } from '../../../nation/index.ts'
import type { Region } from '../../../places/index.ts'
import { useLang } from '../../frame.ts'
import { show } from '../../thai.ts'
import { DataTable, Link } from '../../ui/index.ts'
import { mapWords } from '../../words/map.ts'
import { regionWords } from '../../words/region.ts'

/** Cities and zones of a region by name; where there is none, that is said. */
export function RegionCities({ nation, region }: { nation: Nation; region: Region }) {
  const lang = useLang()
  const t = regionWords[lang]
  const collator = new Intl.Collator(lang)
  const inside = new Map(
    nation.provinces
      .filter((province) => province.regions[region.system] === region.code)
      .map(({ code, name }) => [code, show(name, lang)]),
  )
  const rows = nation.cities
    .filter((city) => inside.has(city.provinceCode))
    .toSorted((a, b) => collator.compare(a.name[lang], b.name[lang]))
  return (
    <section aria-labelledby="cities">
      <h2 id="cities">{t.cities}</h2>
      {rows.length === 0 ? (
        <p>{t.noCities}</p>
      ) : (
        <DataTable
          caption={t.cities}
          captionHidden
          stack
          rows={rows}
          rowKey={({ slug }) => slug}
          columns={[
            {
              key: 'name',
              label: t.city,
              cell: ({ slug, name }) => <Link to={`/cities/${slug}`}>{show(name, lang)}</Link>,
            },
            {
              key: 'province',
              label: t.province,
              cell: ({ provinceCode }) => inside.get(provinceCode),
            },
            {
              key: 'status',
              label: t.status,
              cell: ({ legal }) =>
                legal === 'zone' ? mapWords[lang].zone : mapWords[lang].certified,
            },
          ]}
        />
      )}
    </section>
  )
}
