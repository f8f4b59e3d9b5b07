import type { ListedRecord } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import { ConfidenceNote, DomainTags, Link, StatusTag, Tag } from '../ui/index.ts'
import { citiesWords } from '../words/cities.ts'
import { commonWords } from '../words/common.ts'

/** Cities and zones as a list: name, status, province, developer, domains of the plan. */
export function CityList({ items, start }: { items: readonly ListedRecord[]; start: number }) {
  return (
    <ol className="city-list" start={start}>
      {items.map((item) => (
        <CityItem key={item.record.slug} {...item} />
      ))}
    </ol>
  )
}

function CityItem({ record, status }: ListedRecord) {
  const lang = useLang()
  const t = citiesWords[lang]
  const { claimedDomains, developer } = record
  return (
    <li className="city-item">
      <h3>
        <Link to={`/cities/${record.slug}`}>{show(record.name, lang)}</Link>
      </h3>
      <p className="city-item__status">
        <StatusTag status={status} />{' '}
        {record.sample && (
          <Tag tone="warn" icon="alert">
            {commonWords[lang].sampleTag}
          </Tag>
        )}
        <ConfidenceNote confidence={record.confidence} short />
      </p>
      <p className="city-item__place">
        {record.provinces.map((province) => show(province.name, lang)).join(' · ')}
        {developer && (
          <>
            {' · '}
            <span className="muted">{t.developerIs}</span> {show(developer.name, lang)}
          </>
        )}
      </p>
      {claimedDomains && (
        <>
          <p className="domains__label small">
            {claimedDomains.confidence === 'certain' ? t.domains : t.domainsUnconfirmed}
          </p>
          <DomainTags codes={claimedDomains.codes} />
        </>
      )}
    </li>
  )
}
