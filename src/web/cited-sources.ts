import type { Source } from '../base/fact.ts'
import type { Ceremony, CityRecord, OfficialCount } from '../programme/index.ts'

/** A source with how often the record cites it: in entries of cities, in ceremonies and in official counts. */
export type CitedSource = { source: Source; cities: number; ceremonies: number; counts: number }

/** Sources of one website; `host` is null for documents that are not on the web. */
export type SourceGroup = { host: string | null; sources: CitedSource[] }

export type Citing = {
  records: readonly Pick<
    CityRecord,
    'events' | 'validity' | 'claimedDomains' | 'area' | 'sources'
  >[]
  ceremonies: readonly Pick<Ceremony, 'sources' | 'hosts' | 'acknowledged'>[]
  counts: readonly Pick<OfficialCount, 'source'>[]
}

type Part = 'cities' | 'ceremonies' | 'counts'

/**
 * Every source that the record cites, once, grouped by website; groups and sources by the alphabet, documents off the web last.
 * An entry that cites a source several times counts once.
 */
export function groupCitedSources({ records, ceremonies, counts }: Citing): SourceGroup[] {
  const cited = new Map<string, CitedSource>()
  const add = (part: Part, sources: readonly Source[]) => {
    for (const [key, source] of new Map(sources.map((source) => [keyOf(source), source]))) {
      const known = cited.get(key) ?? { source, cities: 0, ceremonies: 0, counts: 0 }
      known[part] += 1
      cited.set(key, known)
    }
  }
  for (const record of records) add('cities', sourcesOfRecord(record))
  for (const { sources, hosts, acknowledged } of ceremonies)
    add('ceremonies', [
      ...sources,
      ...hosts.map(({ source }) => source),
      ...(acknowledged ? [acknowledged.source] : []),
    ])
  for (const { source } of counts) add('counts', [source])
  return Map.groupBy(cited.values(), ({ source }) => hostOf(source))
    .entries()
    .map(([host, sources]) => ({ host, sources: sources.toSorted(byLabel) }))
    .toArray()
    .toSorted(byHost)
}

/** Every source of one entry, in the order in which its page cites them, then the rest that the entry rests on. */
export function sourcesOfRecord(record: Citing['records'][number]): Source[] {
  const { events, validity, claimedDomains, area, sources } = record
  return [
    ...events.map(({ source }) => source),
    ...(validity?.source ? [validity.source] : []),
    ...(area ? [area.source] : []),
    ...(claimedDomains ? [claimedDomains.source] : []),
    ...sources,
  ]
}

/** A source on the web is known by its address, another by its label. */
function keyOf({ url, label }: Source): string {
  return url ?? label.th
}

function hostOf({ url }: Source): string | null {
  return (url && URL.parse(url)?.hostname.replace(/^www\./, '')) || null
}

function byLabel(a: CitedSource, b: CitedSource): number {
  return a.source.label.en.localeCompare(b.source.label.en, 'en')
}

function byHost(a: SourceGroup, b: SourceGroup): number {
  if (a.host === null || b.host === null) return a.host === b.host ? 0 : a.host === null ? 1 : -1
  return a.host < b.host ? -1 : 1
}
