import type { Text } from '../../base/text.ts'
import {
  type Action,
  policy,
  policyParts,
  policyPartWords,
  relations,
  relationWords,
  subjects,
  subjectWords,
} from '../../identity/index.ts'
import { useFrame } from '../frame.ts'
import { show } from '../thai.ts'
import { DataTable, Page } from '../ui/index.ts'
import { permitsWords } from '../words/permits.ts'

type Part = keyof typeof policyParts

const parts = Object.keys(policyParts) as Part[]

/** The whole policy as everyone may read it: who there is, in which relations, and every action with who may do it and why. */
export function PermitsPage() {
  const { lang } = useFrame()
  const t = permitsWords[lang]
  return (
    <Page title={t.title} description={t.description} breadcrumbs={[]} canonical="/permits">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <nav aria-label={t.parts}>
        <ul className="plain-list">
          {parts.map((part) => (
            <li key={part}>
              <a href={`#${part}`}>{show(policyPartWords[part], lang)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map((part) => (
        <section key={part} aria-labelledby={part} className="roomy">
          <h2 id={part}>{show(policyPartWords[part], lang)}</h2>
          <Actions part={part} />
        </section>
      ))}
      <section aria-labelledby="who" className="roomy">
        <h2 id="who">{t.who}</h2>
        <Terms caption={t.who} rows={subjects.map((one) => ({ id: one, ...subjectWords[one] }))} />
      </section>
      <section aria-labelledby="relations" className="roomy">
        <h2 id="relations">{t.relations}</h2>
        <Terms
          caption={t.relations}
          rows={relations.map((one) => ({ id: one, ...relationWords[one] }))}
        />
      </section>
    </Page>
  )
}

function Actions({ part }: { part: Part }) {
  const { lang } = useFrame()
  const t = permitsWords[lang]
  return (
    <DataTable
      caption={show(policyPartWords[part], lang)}
      captionHidden
      stack
      rows={Object.keys(policyParts[part]) as Action[]}
      rowKey={(action) => action}
      columns={[
        { key: 'action', label: t.action, cell: (action) => show(policy[action].name, lang) },
        { key: 'may', label: t.may, cell: (action) => <Grants action={action} /> },
        { key: 'why', label: t.why, cell: (action) => show(policy[action].why, lang) },
      ]}
    />
  )
}

function Grants({ action }: { action: Action }) {
  const { lang } = useFrame()
  const granted = subjects.flatMap((subject) => {
    const held = policy[action].may[subject]
    return held ? [{ subject, held }] : []
  })
  if (granted.length === 0) return permitsWords[lang].nobody
  return (
    <ul className="plain-list">
      {granted.map(({ subject, held }) => (
        <li key={subject}>
          {show(subjectWords[subject].name, lang)} (
          {held.map((relation) => show(relationWords[relation].name, lang)).join(', ')})
        </li>
      ))}
    </ul>
  )
}

function Terms({
  caption,
  rows,
}: {
  caption: string
  rows: { id: string; name: Text; why: Text }[]
}) {
  const { lang } = useFrame()
  const t = permitsWords[lang]
  return (
    <DataTable
      caption={caption}
      captionHidden
      stack
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: t.name, cell: ({ name }) => show(name, lang) },
        { key: 'why', label: t.meaning, cell: ({ why }) => show(why, lang) },
      ]}
    />
  )
}
