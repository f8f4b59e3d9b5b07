import { lastDay, showDay } from '../base/day.ts'
import type { Lang, Text } from '../base/text.ts'
import type { Site } from '../http/deps.ts'
import type { CityRecord, PublishedCorrection, RecordEvent } from '../programme/index.ts'
import { localPath } from './language.ts'
import { commonWords } from './words/common.ts'
import { feedWords } from './words/feed.ts'
import { recordWords } from './words/record.ts'
import { xmlElement, xmlText } from './xml.ts'

export type CityFeedData = {
  record: Pick<CityRecord, 'slug' | 'name' | 'events'>
  corrections: readonly PublishedCorrection[]
  bodies: ReadonlyMap<string, Text>
  site: Site
  /** As of when the record's sources are. */
  asOf: string
}

/**
 * The events and published corrections of a city as an Atom feed, newest first (RFC 4287). An entry's `updated` is the last
 * day that its date can mean, at midnight in Bangkok; its id stays the same as long as the event does.
 */
export function cityFeed(data: CityFeedData, lang: Lang): string {
  const { record, corrections, site, asOf } = data
  const t = feedWords[lang]
  const page = site.publicUrl + localPath(`/cities/${record.slug}`, lang)
  const self = `${page}/feed.atom`
  const entries = [
    ...record.events.map((event, at) =>
      eventEntry(
        data,
        event,
        `${page}#${event.kind}-${event.on}${repeat(record.events, at)}`,
        lang,
      ),
    ),
    ...corrections.map((correction) => correctionEntry(correction, page, lang)),
  ].toSorted((a, b) => Number(a.updated < b.updated) - Number(a.updated > b.updated))
  const newest = entries
    .map(({ updated }) => updated)
    .sort()
    .at(-1)
  const notice = commonWords[lang].notOfficial(showDay(asOf, lang))
  const content = [
    xmlElement('id', {}, xmlText(page)),
    xmlElement('title', {}, xmlText(t.title(record.name[lang]))),
    site.official ? '' : xmlElement('subtitle', {}, xmlText(notice)),
    xmlElement('updated', {}, newest ?? midnight(lastDay(asOf))),
    xmlElement('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    xmlElement('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: page }),
    author(site, lang),
    site.official ? '' : xmlElement('rights', {}, xmlText(notice)),
    ...entries.map(({ xml }) => xml),
  ]
  const feed = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang }
  return `<?xml version="1.0" encoding="utf-8"?>\n${xmlElement('feed', feed, content.join('\n'))}\n`
}

type Entry = { updated: string; xml: string }

function eventEntry({ bodies }: CityFeedData, event: RecordEvent, id: string, lang: Lang): Entry {
  const t = feedWords[lang]
  const body = event.bodyId === null ? undefined : bodies.get(event.bodyId)
  const updated = midnight(lastDay(event.on))
  const title = `${recordWords[lang].event[event.kind]}: ${showDay(event.on, lang)}`
  const summary = [body ? t.by(body[lang]) : t.bodyNotFound, t.source(event.source.label[lang])]
  return {
    updated,
    xml: entryXml(id, title, updated, summary.join(' · '), [
      xmlElement('link', {
        rel: 'alternate',
        type: 'text/html',
        href: id.replace(/#.*$/, '#timeline'),
      }),
      event.source.url ? xmlElement('link', { rel: 'via', href: event.source.url }) : '',
    ]),
  }
}

/** Tells apart events of one kind on one day: nothing for the first, `-2` for the second. */
function repeat(events: readonly RecordEvent[], at: number): string {
  const { kind, on } = events[at] as RecordEvent
  const before = events.slice(0, at).filter((event) => event.kind === kind && event.on === on)
  return before.length === 0 ? '' : `-${before.length + 1}`
}

function correctionEntry(correction: PublishedCorrection, page: string, lang: Lang): Entry {
  const updated = midnight(correction.answeredOn)
  const title = `${feedWords[lang].correction} ${correction.reference}`
  const summary = `${correction.summary[lang]} · ${correction.answer[lang]}`
  const link = `${page}#${correction.reference}`
  return {
    updated,
    xml: entryXml(link, title, updated, summary, [
      xmlElement('link', { rel: 'alternate', type: 'text/html', href: link }),
    ]),
  }
}

function entryXml(
  id: string,
  title: string,
  updated: string,
  summary: string,
  links: readonly string[],
): string {
  const content = [
    xmlElement('id', {}, xmlText(id)),
    xmlElement('title', {}, xmlText(title)),
    xmlElement('updated', {}, updated),
    ...links,
    xmlElement('summary', {}, xmlText(summary)),
  ]
  return xmlElement('entry', {}, content.join(''))
}

/** Whoever runs the installation; without a name, the portal itself. */
function author(site: Site, lang: Lang): string {
  const name = site.operator ? site.operator[lang] : commonWords[lang].brand
  const parts = [
    xmlElement('name', {}, xmlText(name)),
    xmlElement('uri', {}, xmlText(site.publicUrl)),
  ]
  return xmlElement('author', {}, parts.join(''))
}

function midnight(day: string): string {
  return `${day}T00:00:00+07:00`
}
