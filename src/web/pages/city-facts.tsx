import type { ReactNode } from 'react'
import type { Source } from '../../base/fact.ts'
import type { Lang } from '../../base/text.ts'
import type { Area, CityRecord } from '../../programme/index.ts'
import type { CityPlace } from '../city-place.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import {
  ConfidenceNote,
  DomainTags,
  FootnoteRef,
  Link,
  SummaryList,
  type SummaryRow,
} from '../ui/index.ts'
import { cityWords } from '../words/city.ts'
import { recordWords } from '../words/record.ts'

export type CityFactsProps = {
  record: CityRecord
  places: readonly CityPlace[]
  numberOf: (source: Source) => number
}

/** Province, developer, area and type of the city, and how sure the record is of the entry where it is not certain. */
export function CityFacts({ record, places, numberOf }: CityFactsProps) {
  const lang = useLang()
  const t = cityWords[lang]
  const rows: SummaryRow[] = [
    ...placeRows(places, lang),
    {
      term: t.cityType,
      value: record.cityType ? recordWords[lang].cityType[record.cityType] : t.notFound,
    },
    { term: t.developer, value: <DeveloperName developer={record.developer} /> },
    { term: t.area, value: <AreaSize area={record.area} numberOf={numberOf} /> },
  ]
  if (record.confidence !== 'certain')
    rows.push({ term: t.confidence, value: <ConfidenceNote confidence={record.confidence} /> })
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t.facts}</h2>
      <SummaryList rows={rows} />
    </section>
  )
}

/** Province and region; the sample city lies in none. */
function placeRows(places: readonly CityPlace[], lang: Lang): SummaryRow[] {
  const t = cityWords[lang]
  if (places.length === 0) return []
  return [
    {
      term: t.province,
      value: places.map(({ province }, at) => (
        <span key={province.code}>
          {at > 0 && ', '}
          <Link to={`/cities?province=${province.code}`}>{show(province.name, lang)}</Link>
        </span>
      )),
    },
    { term: t.region, value: regionsOf(places, lang) },
  ]
}

/** The developer with its kind, or that the sources do not name one. Bangkok's kind is its name. */
export function DeveloperName({ developer }: { developer: CityRecord['developer'] }) {
  const lang = useLang()
  if (!developer) return <>{cityWords[lang].notFound}</>
  return (
    <>
      {show(developer.name, lang)}{' '}
      {developer.kind !== 'bangkok' && (
        <span className="muted small developer-kind">
          {recordWords[lang].developerKind[developer.kind]}
        </span>
      )}
    </>
  )
}

/** The domains that the plan names: their heading says where secondary sources alone name them. */
export function CityDomains({ record, numberOf }: Omit<CityFactsProps, 'places'>) {
  const lang = useLang()
  const t = cityWords[lang]
  const claimed = record.claimedDomains
  const heading = !claimed || claimed.confidence === 'certain' ? t.domains : t.domainsUnconfirmed
  return (
    <section aria-labelledby="domains">
      <h2 id="domains">
        {heading}
        {claimed && <FootnoteRef number={numberOf(claimed.source)} />}
      </h2>
      {claimed ? (
        <>
          <DomainTags codes={claimed.codes} label={heading} />
          <p className="muted small">{t.domainsNote}</p>
          <ConfidenceNote confidence={claimed.confidence} />
        </>
      ) : (
        <p>{t.domainsNone}</p>
      )}
    </section>
  )
}

type AreaSizeProps = { area: Area | null; numberOf: (source: Source) => number }

/** The area in the unit of its source, the other unit behind it. */
function AreaSize({ area, numberOf }: AreaSizeProps): ReactNode {
  const lang = useLang()
  const t = cityWords[lang]
  if (!area) return t.notFound
  const km2 = t.km2(showNumber(inKm2(area), lang, 2))
  const rai = t.rai(showNumber(inRai(area), lang, 0))
  return (
    <>
      {area.unit === 'km2' ? t.areaBoth(km2, rai) : t.areaBoth(rai, km2)}
      <FootnoteRef number={numberOf(area.source)} />
      <br />
      <span className="muted small">{t.areaOf(show(area.of, lang))}</span>
    </>
  )
}

/** One rai is 1,600 square metres, so a square kilometre is 625 rai. */
const raiPerKm2 = 625

export function inKm2({ value, unit }: Pick<Area, 'value' | 'unit'>): number {
  return unit === 'km2' ? value : value / raiPerKm2
}

export function inRai({ value, unit }: Pick<Area, 'value' | 'unit'>): number {
  return unit === 'rai' ? value : value * raiPerKm2
}

function regionsOf(places: readonly CityPlace[], lang: Lang): string {
  return [...new Set(places.map(({ region }) => show(region, lang)))].join(', ')
}
