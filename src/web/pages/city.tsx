import type { ReactNode } from 'react'
import type { Dataset } from '../../places/index.ts'
import type { CityRecord, PublicStatus, PublishedCorrection } from '../../programme/index.ts'
import { sourcesOfRecord } from '../cited-sources.ts'
import type { BodyNames, CityPlace } from '../city-place.ts'
import { useLang } from '../frame.ts'
import { type CityMeasured, isMeasured } from '../indicators/city-measured.ts'
import { provinceName } from '../province-name.ts'
import { show } from '../thai.ts'
import {
  DownloadList,
  Footnotes,
  InsetText,
  Link,
  numberSources,
  Page,
  ProofTag,
  StatusTag,
} from '../ui/index.ts'
import { cityWords } from '../words/city.ts'
import { commonWords } from '../words/common.ts'
import { emblemWords } from '../words/emblem.ts'
import { recordWords } from '../words/record.ts'
import { regionWords } from '../words/region.ts'
import { CityAnswers } from './city-answers.tsx'
import { ConnectPanel } from './city-connect.tsx'
import { CityDomains, CityFacts } from './city-facts.tsx'
import { ProvinceContext } from './city-province.tsx'
import { CityTimeline } from './city-timeline.tsx'
import { CorrectionList } from './correction-list.tsx'
import { CityDomainRows } from './indicators/city-domains.tsx'

export type CityPageData = {
  record: CityRecord
  status: PublicStatus
  bodies: BodyNames
  places: readonly CityPlace[]
  datasets: readonly Dataset[]
  /** Days of the ceremonies that have a page. */
  ceremonies: ReadonlySet<string>
  corrections: readonly PublishedCorrection[]
  /** What the data of the city say, at the moment of the visit. */
  measured: CityMeasured
  at: Date
  /** The map with the provinces of the city marked. */
  map: ReactNode
}

/** A city or zone: the first screen answers who, when, until when and what the data say; sources stand as footnotes. */
export function CityPage(data: CityPageData) {
  const { record, status, bodies, places, datasets, corrections, map, measured, at } = data
  const lang = useLang()
  const t = cityWords[lang]
  const name = show(record.name, lang)
  const { list, numberOf } = numberSources(sourcesOfRecord(record))
  const address = `/cities/${record.slug}`
  return (
    <Page
      title={name}
      description={t.description(name)}
      canonical={address}
      breadcrumbs={[{ label: commonWords[lang].menu.cities, to: '/cities' }]}
      feed={record.sample ? undefined : { to: `${address}/feed.atom`, title: t.feed }}
      sample={record.sample}
    >
      <CityHead record={record} />
      <TwoStatuses status={status} daysLeft={measured.proof.graceDaysLeft} />
      <CityAnswers
        record={record}
        status={status}
        daysLeft={measured.proof.graceDaysLeft}
        bodies={bodies}
        numberOf={numberOf}
      />
      <InsetText>
        <h2>{t.publicNote}</h2>
        <p>{show(record.publicNote, lang)}</p>
      </InsetText>
      {isMeasured(measured) ? (
        <CityDomainRows slug={record.slug} measured={measured} at={at} />
      ) : (
        <ConnectPanel />
      )}
      <CityTimeline {...data} events={record.events} numberOf={numberOf} />
      <div className="city-place">
        <CityFacts record={record} places={places} numberOf={numberOf} />
        {!record.sample && (
          <section aria-labelledby="place">
            <h2 id="place">{t.place}</h2>
            {map}
            <p className="muted small">{t.mapNote}</p>
          </section>
        )}
      </div>
      <CityDomains record={record} numberOf={numberOf} />
      {places.map((place) => (
        <ProvinceContext key={place.province.code} place={place} datasets={datasets} />
      ))}
      {record.sample ? <SampleLinks address={address} /> : <CityLinks address={address} />}
      {corrections.length > 0 && (
        <section aria-labelledby="corrections">
          <h2 id="corrections">{t.corrections}</h2>
          <CorrectionList corrections={corrections} />
        </section>
      )}
      <Footnotes sources={list} />
    </Page>
  )
}

function CityHead({ record }: { record: CityRecord }) {
  const lang = useLang()
  const t = cityWords[lang]
  return (
    <header className="page-head">
      <h1>{show(record.name, lang)}</h1>
      <p className="page-head__sub">
        {[
          record.status === 'zone' ? t.isZone : t.isCertified,
          record.provinces.map((province) => provinceName(province, lang)).join(', '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {record.nameStatus === 'working' && (
        <p className="muted small" data-name-status="working">
          {recordWords[lang].workingName}
        </p>
      )}
    </header>
  )
}

/** The legal status and the proof status, each under its own name and never joined. */
function TwoStatuses({
  status,
  daysLeft,
}: {
  status: PublicStatus
  daysLeft?: number | undefined
}) {
  const t = cityWords[useLang()]
  return (
    <section className="two-statuses" aria-label={t.statuses}>
      <dl>
        <div>
          <dt>{t.legalStatus}</dt>
          <dd>
            <StatusTag status={status} />
          </dd>
        </div>
        <div>
          <dt>{t.proofStatus}</dt>
          <dd>
            <ProofTag proof={status.proof} daysLeft={daysLeft} />
          </dd>
        </div>
      </dl>
      <p className="muted small">
        <Link to="/about#statuses">{t.statusesMore}</Link>
      </p>
    </section>
  )
}

/** The sample city has no feed, nothing to correct, and is like no real city. */
function SampleLinks({ address }: { address: string }) {
  const lang = useLang()
  const t = cityWords[lang]
  return (
    <section aria-labelledby="use" className="city-links">
      <h2 id="use">{t.links}</h2>
      <DownloadList files={[{ href: `/api/v1${address}`, label: t.json }]} />
      <p>
        <Link to={`${address}/credential`}>{emblemWords[lang].emblemLink}</Link>
      </p>
    </section>
  )
}

function CityLinks({ address }: { address: string }) {
  const lang = useLang()
  const t = cityWords[lang]
  const feed = lang === 'th' ? `${address}/feed.atom` : `/en${address}/feed.atom`
  return (
    <section aria-labelledby="use" className="city-links">
      <h2 id="use">{t.links}</h2>
      <DownloadList
        files={[
          { href: `/api/v1${address}`, label: t.json },
          { href: feed, label: t.feed },
        ]}
      />
      <p>
        <Link to={`${address}/similar`}>{regionWords[lang].similar.link}</Link>
      </p>
      <p>
        <Link to={`${address}/credential`}>{emblemWords[lang].extractLink}</Link>
      </p>
      <p>
        {t.correctWhy} <Link to={`${address}/correction`}>{t.correct}</Link>
      </p>
    </section>
  )
}
