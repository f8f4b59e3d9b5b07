import type { Source } from '../base/fact.ts'
import type { Text } from '../base/text.ts'

/** Labels by address. */
export type Labels = ReadonlyMap<string, Text>

/**
 * Makes a source of what a file cites: an address gets the label that the first list to know it gives, else the name of its
 * host; a citation in words is its own label and has no address.
 */
export function cite(cited: string, ...known: Labels[]): Source {
  if (!/^https?:\/\/\S+$/.test(cited)) return { label: { th: cited, en: cited }, url: null }
  const label = known.map((labels) => labels.get(cited)).find((found) => found !== undefined)
  return { label: label ?? hostOf(cited), url: cited }
}

/** What a file cites for a source that `cite` made. */
export function citedAs(source: Source): string {
  return source.url ?? source.label.th
}

/** The labels of a list of sources; the first that names an address counts. */
export function labelsOf(sources: Source[]): Map<string, Text> {
  const labels = new Map<string, Text>()
  for (const { label, url } of sources) if (url !== null && !labels.has(url)) labels.set(url, label)
  return labels
}

function hostOf(address: string): Text {
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : address
  return { th: host, en: host }
}
