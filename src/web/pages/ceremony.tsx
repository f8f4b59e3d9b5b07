import type { ReactNode } from 'react'
import { showDay } from '../../base/day.ts'
import type { Source } from '../../base/fact.ts'
import type { Lang } from '../../base/text.ts'
import type { Ceremony } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { showNumber } from '../number.ts'
import { show } from '../thai.ts'
import {
  FootnoteRef,
  Footnotes,
  InsetText,
  Link,
  numberSources,
  Page,
  SummaryList,
  type SummaryRow,
} from '../ui/index.ts'
import { ceremonyWords } from '../words/ceremonies.ts'
import { foundingDay, givenWords, whenWords } from './ceremonies.tsx'
import { Recipients } from './recipients.tsx'

export type CeremonyPageData = {
  ceremony: Ceremony
  /** All ceremonies on record, in order of time. */
  all: readonly Ceremony[]
}

/** One ceremony: when, where, who presided by office, who received what in the printed order, with sources. */
export function CeremonyPage({ ceremony, all }: CeremonyPageData) {
  const lang = useLang()
  const t = ceremonyWords[lang]
  const title = `${show(ceremony.title, lang)} ${showDay(ceremony.on, lang)}`
  const { list, numberOf } = numberSources(sourcesOf(ceremony))
  const ordered = ceremony.recipients
    .filter(({ order }) => order !== null)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
  const collator = new Intl.Collator(lang)
  const unordered = ceremony.recipients
    .filter(({ order }) => order === null)
    .toSorted((a, b) => collator.compare(a.name[lang], b.name[lang]))
  return (
    <Page
      title={title}
      description={`${title}: ${givenWords(ceremony, lang)}`}
      canonical={`/ceremonies/${ceremony.on}`}
      breadcrumbs={[{ label: t.title, to: '/ceremonies' }]}
    >
      <header className="page-head">
        <h1>{show(ceremony.title, lang)}</h1>
        <p className="page-head__sub">{whenWords(ceremony, lang)}</p>
      </header>
      {ceremony.on === foundingDay(all) && (
        <InsetText>
          <p data-founding>{t.founding}</p>
        </InsetText>
      )}
      <section aria-labelledby="facts">
        <h2 id="facts">{t.facts}</h2>
        <SummaryList rows={factRows(ceremony, lang, numberOf)} />
        <p>
          {t.countsNote(
            showNumber(ceremony.recipientsTotal, lang),
            showNumber(ceremony.recipients.length, lang),
          )}
        </p>
      </section>
      {ordered.length > 0 && (
        <Recipients
          heading={ceremony.kind === 'emblems' ? t.recipients : t.recipientsZone}
          recipients={ordered}
          numberOf={numberOf}
        />
      )}
      {unordered.length > 0 && (
        <Recipients
          heading={t.orderNotSeen}
          note={t.orderNotSeenNote}
          recipients={unordered}
          numberOf={numberOf}
        />
      )}
      <p className="muted small">{t.recognisedForNote}</p>
      <p>
        <Link to={`/?at=${ceremony.on}`}>{t.countryThen(showDay(ceremony.on, lang))}</Link>
      </p>
      <Neighbours ceremony={ceremony} all={all} />
      <Footnotes sources={list} />
    </Page>
  )
}

function factRows(
  ceremony: Ceremony,
  lang: Lang,
  numberOf: (source: Source) => number,
): SummaryRow[] {
  const t = ceremonyWords[lang]
  const { place, presiderOffice, onBehalfOf, acknowledged, zonesUnderConsideration } = ceremony
  const rows: SummaryRow[] = [
    { term: t.when, value: whenWords(ceremony, lang) },
    { term: t.where, value: place ? show(place, lang) : t.placeNotFound },
    { term: t.presider, value: presiderOffice ? show(presiderOffice, lang) : t.presiderNotFound },
  ]
  if (onBehalfOf)
    rows.push({
      term: t.onBehalfOf,
      value: (
        <>
          {show(onBehalfOf.office, lang)}{' '}
          <span className="muted small">({show(onBehalfOf.basis, lang)})</span>
        </>
      ),
    })
  for (const [role, term] of [
    ['host', t.hosts],
    ['present', t.present],
  ] as const) {
    const hosts = ceremony.hosts.filter((host) => host.role === role)
    if (hosts.length > 0) rows.push({ term, value: hostList(hosts, lang, numberOf) })
  }
  if (acknowledged)
    rows.push({
      term: t.acknowledged,
      value: (
        <>
          {showDay(acknowledged.on, lang)}: {show(acknowledged.meeting, lang)}
          {acknowledged.place && ` (${show(acknowledged.place, lang)})`}
          <FootnoteRef number={numberOf(acknowledged.source)} />
        </>
      ),
    })
  rows.push({ term: t.given, value: givenWords(ceremony, lang) })
  if (zonesUnderConsideration !== null)
    rows.push({
      term: t.zonesUnderConsideration,
      value: (
        <>
          {t.zonesCount(showNumber(zonesUnderConsideration, lang))}
          <br />
          <span className="muted small">{t.zonesNote}</span>
        </>
      ),
    })
  return rows
}

function hostList(
  hosts: Ceremony['hosts'],
  lang: Lang,
  numberOf: (source: Source) => number,
): ReactNode {
  return (
    <ul className="plain-list">
      {hosts.map((host) => (
        <li key={host.bodyId}>
          {show(host.name, lang)}
          <FootnoteRef number={numberOf(host.source)} />
        </li>
      ))}
    </ul>
  )
}

/** The ceremonies before and after this one. */
function Neighbours({ ceremony, all }: CeremonyPageData) {
  const lang = useLang()
  const t = ceremonyWords[lang]
  const at = all.findIndex(({ id }) => id === ceremony.id)
  const [earlier, later] = [all[at - 1], all[at + 1]]
  return (
    <ul className="plain-list">
      {earlier && (
        <li>
          {t.earlier}: <Link to={`/ceremonies/${earlier.on}`}>{showDay(earlier.on, lang)}</Link>
        </li>
      )}
      {later && (
        <li>
          {t.later}: <Link to={`/ceremonies/${later.on}`}>{showDay(later.on, lang)}</Link>
        </li>
      )}
      <li>
        <Link to="/ceremonies">{t.all}</Link>
      </li>
    </ul>
  )
}

function sourcesOf({ sources, hosts, acknowledged, recipients }: Ceremony): Source[] {
  return [
    ...sources,
    ...hosts.map((host) => host.source),
    ...(acknowledged ? [acknowledged.source] : []),
    ...recipients.flatMap(({ claimedDomains }) => claimedDomains?.source ?? []),
  ]
}
