import { showInstant } from '../../../base/day.ts'
import type { Session } from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { ActionButton, DataTable } from '../../ui/index.ts'
import { showAgent } from '../../user-agent.ts'
import { accountWords } from '../../words/account.ts'

export type ListedSession = Pick<Session, 'id' | 'method' | 'agent' | 'startedAt' | 'lastUsedAt'>

export type SessionsData = {
  sessions: readonly ListedSession[]
  /** The session in which the page is read. */
  currentId: string
}

/** Where the account is signed in. Any session can be ended at once. */
export function Sessions({ sessions, currentId }: SessionsData) {
  const { lang } = useFrame()
  const t = accountWords[lang]
  const name = ({ agent }: ListedSession) => showAgent(agent) ?? agent ?? t.unknownAgent
  return (
    <section aria-labelledby="sessions" className="roomy">
      <h2 id="sessions">{t.sessions}</h2>
      <p className="prose">{t.sessionsLead}</p>
      <DataTable
        caption={t.sessionsCaption}
        stack
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          { key: 'agent', label: t.agent, cell: name },
          {
            key: 'method',
            label: t.method,
            oneLine: true,
            cell: ({ method }) => t.methods[method],
          },
          { key: 'started', label: t.started, cell: (one) => showInstant(one.startedAt, lang) },
          { key: 'used', label: t.lastUsed, cell: (one) => showInstant(one.lastUsedAt, lang) },
          {
            key: 'end',
            label: t.action,
            cell: (one) =>
              one.id === currentId ? (
                t.thisOne
              ) : (
                <ActionButton
                  to="/account/sessions/end"
                  hidden={{ session: one.id }}
                  label={t.end}
                  about={name(one)}
                />
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <ActionButton to="/account/sessions/end-others" label={t.endOthers} />
      )}
    </section>
  )
}
