import type { Text } from '../../base/text.ts'
import type { Suggestion } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import { Link, Page, SearchBox } from '../ui/index.ts'
import { cityWords } from '../words/city.ts'
import { commonWords } from '../words/common.ts'

export type UnknownCityPageData = {
  /** What was asked for, to start the search with. */
  asked: string
  suggestions: readonly Suggestion[]
  /** Why the entry that once stood here was withdrawn; undefined where none was. */
  withdrawn?: Text | undefined
}

/** There is no such city: names near to what was asked for, and the search. */
export function UnknownCityPage({ asked, suggestions, withdrawn }: UnknownCityPageData) {
  const lang = useLang()
  const t = cityWords[lang]
  const title = withdrawn ? t.withdrawn : t.unknownCity
  const lead = withdrawn ? show(withdrawn, lang) : t.unknownCityLead
  return (
    <Page
      title={title}
      description={lead}
      unlisted
      breadcrumbs={[{ label: commonWords[lang].menu.cities, to: '/cities' }]}
    >
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {suggestions.length > 0 && (
        <section aria-labelledby="near">
          <h2 id="near">{t.nearNames}</h2>
          <ul>
            {suggestions.map(({ slug, name }) => (
              <li key={slug}>
                <Link to={`/cities/${slug}`}>{show(name, lang)}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <SearchBox value={asked} />
    </Page>
  )
}
