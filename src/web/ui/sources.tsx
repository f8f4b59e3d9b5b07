import type { Source } from '../../base/fact.ts'
import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import { commonWords } from '../words/common.ts'

/** A source by its label, as a link where it is on the web. */
export function SourceLink({ source }: { source: Source }) {
  const lang = useLang()
  const label = show(source.label, lang)
  if (!source.url) return <>{label}</>
  return (
    <a href={source.url} rel="noreferrer">
      {label}
    </a>
  )
}

/** Sources without repeats, in the order of their first use, and the number of each. */
export type SourceNumbers = { list: Source[]; numberOf: (source: Source) => number }

/** Numbers the sources of a page for footnotes, from 1. */
export function numberSources(sources: readonly Source[]): SourceNumbers {
  const numbers = new Map<string, number>()
  const list: Source[] = []
  for (const source of sources) {
    const key = keyOf(source)
    if (numbers.has(key)) continue
    list.push(source)
    numbers.set(key, list.length)
  }
  return { list, numberOf: (source) => numbers.get(keyOf(source)) ?? 0 }
}

function keyOf(source: Source): string {
  return `${source.url ?? ''} ${source.label.th}`
}

/** The mark of a footnote in the text: `[1]`, a link to it. */
export function FootnoteRef({ number }: { number: number }) {
  const t = commonWords[useLang()]
  return (
    <sup className="footnote-ref">
      <a href={`#source-${number}`} aria-label={t.footnote(number)}>
        [{number}]
      </a>
    </sup>
  )
}

/** The numbered sources of a page. */
export function Footnotes({
  sources,
  id = 'sources',
}: {
  sources: readonly Source[]
  id?: string
}) {
  const t = commonWords[useLang()]
  return (
    <section className="footnotes" aria-labelledby={id}>
      <h2 id={id}>{t.sources}</h2>
      <ol>
        {sources.map((source, at) => (
          <li key={keyOf(source)} id={`source-${at + 1}`}>
            <SourceLink source={source} />
            {source.url && <span className="footnotes__host"> {hostOf(source.url)}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The name of the site that an address leads to: `depa.or.th`. */
export function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? ''
}
