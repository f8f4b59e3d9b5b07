import { bangkokDay, type Day, showDay } from '../../../base/day.ts'
import type { Text } from '../../../base/text.ts'
import type { Person } from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { type HeldRole, showHeldRole } from '../../held-role.ts'
import { withQuery } from '../../language.ts'
import { showDays } from '../../mandate-days.ts'
import { showNumber } from '../../number.ts'
import { show } from '../../thai.ts'
import { DataTable, ErrorSummary, Link, Page, Said, SummaryList } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'
import { commonWords } from '../../words/common.ts'
import { organisationWords } from '../../words/organisation.ts'
import { peopleWords } from '../../words/people.ts'
import { ForOthers, type ForOthersData } from './for-others.tsx'

type During = { id: string; from: Day; until: Day | null }

export type PersonPageData = {
  person: Person
  /** How many sessions are open. */
  sessions: number
  mandates: readonly (During & HeldRole & { basis: string })[]
  memberships: readonly (During & { organisation: Text })[]
  /** Whether the reader may look up what this person did. */
  mayAudit: boolean
  acting: ForOthersData
  said: string | undefined
}

/** One person with an account: what they act as, where they belong, and what may be done on their behalf. */
export function PersonPage(props: PersonPageData) {
  const { person, mandates, memberships, mayAudit, acting, said } = props
  const { lang } = useFrame()
  const t = peopleWords[lang]
  const failed = acting.form.errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + person.name : person.name}
      description={t.description}
      breadcrumbs={[{ label: t.title, to: '/office/people' }]}
      unlisted
    >
      <ErrorSummary errors={acting.form.errors} />
      <h1>{person.name}</h1>
      {said && <Said>{said}</Said>}
      <Account {...props} />
      <section aria-labelledby="mandates" className="roomy">
        <h2 id="mandates">{t.mandates}</h2>
        {mandates.length === 0 ? <p>{t.noMandates}</p> : <Mandates mandates={mandates} />}
      </section>
      <section aria-labelledby="memberships">
        <h2 id="memberships">{t.memberships}</h2>
        {memberships.length === 0 && <p>{t.noMemberships}</p>}
        <ul className="plain-list">
          {memberships.map(({ id, organisation, ...days }) => (
            <li key={id}>
              {show(organisation, lang)} ({showDays(days, lang)})
            </li>
          ))}
        </ul>
        {mayAudit && (
          <p>
            <Link to={withQuery('/office/audit', { who: person.id })}>{t.trail}</Link>
          </p>
        )}
      </section>
      <ForOthers {...acting} person={person} />
    </Page>
  )
}

function Account({ person, sessions }: PersonPageData) {
  const { lang } = useFrame()
  const t = peopleWords[lang]
  const { id, email, sample, createdAt } = person
  return (
    <section aria-labelledby="account">
      <h2 id="account">{t.account}</h2>
      <SummaryList
        rows={[
          { term: t.email, value: <span className="address">{email}</span> },
          { term: t.language, value: accountWords[lang].languages[person.lang] },
          { term: t.since, value: showDay(bangkokDay(createdAt), lang) },
          { term: t.sessions, value: t.sessionCount(showNumber(sessions, lang)) },
          { term: t.id, value: <code className="digest">{id}</code> },
          ...(sample ? [{ term: t.name, value: t.sample }] : []),
        ]}
      />
    </section>
  )
}

function Mandates({ mandates }: Pick<PersonPageData, 'mandates'>) {
  const { lang } = useFrame()
  const t = organisationWords[lang]
  return (
    <DataTable
      caption={peopleWords[lang].mandates}
      captionHidden
      stack
      rows={mandates}
      rowKey={({ id }) => id}
      columns={[
        { key: 'role', label: t.role, cell: (held) => showHeldRole(held, lang) },
        { key: 'days', label: t.days, cell: (held) => showDays(held, lang) },
        { key: 'basis', label: t.basis, cell: ({ basis }) => basis },
      ]}
    />
  )
}
