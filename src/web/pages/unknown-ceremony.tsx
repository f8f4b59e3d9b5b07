import type { Ceremony } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import { Link, Page } from '../ui/index.ts'
import { ceremonyWords } from '../words/ceremonies.ts'
import { whenWords } from './ceremonies.tsx'

/** There is no ceremony on that day: all that there are. */
export function UnknownCeremonyPage({ all }: { all: readonly Ceremony[] }) {
  const lang = useLang()
  const t = ceremonyWords[lang]
  return (
    <Page
      title={t.unknown}
      description={t.unknownLead}
      unlisted
      breadcrumbs={[{ label: t.title, to: '/ceremonies' }]}
    >
      <h1>{t.unknown}</h1>
      <p className="lead">{t.unknownLead}</p>
      <ul>
        {all.map((ceremony) => (
          <li key={ceremony.id}>
            <Link to={`/ceremonies/${ceremony.on}`}>{whenWords(ceremony, lang)}</Link>{' '}
            {show(ceremony.title, lang)}
          </li>
        ))}
      </ul>
    </Page>
  )
}
