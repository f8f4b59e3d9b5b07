import type { ReactNode } from 'react'
import { showInstant } from '../../../base/day.ts'
import type { Lang } from '../../../base/text.ts'
import { isAction, type KeptEntry, policy, type Seal } from '../../../identity/index.ts'
import { useFrame } from '../../frame.ts'
import { showRole } from '../../held-role.ts'
import { showNumber } from '../../number.ts'
import { show } from '../../thai.ts'
import { DataTable, Details } from '../../ui/index.ts'
import { auditWords, signInActionWords } from '../../words/audit.ts'

/** An entry of the record with its link of the chain; null for what is not yet numbered. */
export type SealedEntry = { seal: Seal | null; entry: KeptEntry }

type Words = (typeof auditWords)['th']

/** Entries of the record, one a row; digests and references fold away. */
export function AuditTable({ entries }: { entries: readonly SealedEntry[] }) {
  const { lang } = useFrame()
  const t = auditWords[lang]
  return (
    <DataTable
      caption={t.caption}
      captionHidden
      stack
      rows={entries}
      rowKey={({ entry }) => entry.id}
      columns={[
        {
          key: 'number',
          label: t.number,
          cell: ({ seal }) => (seal ? showNumber(seal.number, lang) : t.unsealed),
        },
        { key: 'at', label: t.at, cell: ({ entry }) => showInstant(entry.at, lang) },
        { key: 'action', label: t.action, cell: ({ entry }) => <Done entry={entry} t={t} /> },
        { key: 'who', label: t.who, cell: ({ entry }) => <Who entry={entry} t={t} /> },
        { key: 'object', label: t.object, cell: ({ entry }) => named(entry.object, t) },
        { key: 'detail', label: t.detail, cell: (one) => <Detail {...one} t={t} /> },
      ]}
    />
  )
}

type OfEntry = { entry: SealedEntry['entry']; t: Words }

function Done({ entry, t }: OfEntry) {
  const { lang } = useFrame()
  const { action, outcome, times, sample } = entry
  return (
    <>
      {nameAction(action, lang)}
      <br />
      <span className={outcome === 'denied' ? 'tag tag--stop' : 'tag'}>
        {t.outcomes[outcome]}
        {times > 1 && ` ${t.times(showNumber(times, lang))}`}
      </span>
      {sample && <> ({t.sample})</>}
    </>
  )
}

function Who({ entry, t }: OfEntry) {
  const { lang } = useFrame()
  const { who, role } = entry
  return (
    <>
      {named(who, t)}
      {role && (
        <>
          <br />
          {showRole(role, lang)}
        </>
      )}
    </>
  )
}

function Detail({ seal, entry, t }: SealedEntry & { t: Words }) {
  const { onBehalfOf, before, after, reason, requestId, object } = entry
  const facts: [string, ReactNode][] = [
    [t.onBehalf, onBehalfOf && named(onBehalfOf, t)],
    [t.reason, reason],
    [`${t.digests} ${t.before}`, before && <code className="digest">{before}</code>],
    [`${t.digests} ${t.after}`, after && <code className="digest">{after}</code>],
    [t.version, object.version],
    [t.request, requestId && <code>{requestId}</code>],
    [t.hash, seal && <code className="digest">{seal.hash}</code>],
  ]
  const known = facts.filter(([, value]) => value !== null && value !== undefined)
  if (known.length === 0) return null
  return (
    <Details summary={t.detail}>
      <dl className="facts">
        {known.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Details>
  )
}

/** What a thing of the record is called: its kind in words, where there are some, and its id. */
function named({ kind, id }: { kind: string; id: string | null }, t: Words): ReactNode {
  const name = Object.hasOwn(t.kinds, kind) ? t.kinds[kind as keyof Words['kinds']] : kind
  return (
    <>
      {name} {id !== null && <code className="digest">{id}</code>}
    </>
  )
}

function nameAction(action: string, lang: Lang): string {
  if (isAction(action)) return show(policy[action].name, lang)
  const names: Readonly<Record<string, string>> = signInActionWords[lang]
  return Object.hasOwn(names, action) ? (names[action] as string) : action
}
