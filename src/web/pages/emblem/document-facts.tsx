import { bangkokDay, showDay, showInstant } from '../../../base/day.ts'
import type { Checked } from '../../../emblem/index.ts'
import { useLang } from '../../frame.ts'
import { InsetText, SummaryList, type SummaryRow } from '../../ui/index.ts'
import { emblemWords } from '../../words/emblem.ts'
import { readDocument } from './read-document.ts'

/** What the document says, in terms that its contexts know and in no others; and who signed it, and why that key is trusted. */
export function DocumentFacts({ checked }: { checked: Checked }) {
  const lang = useLang()
  const t = emblemWords[lang]
  const { report, roots } = checked
  const said = readDocument(checked.document)
  if (!said) return null
  const isGood = report.signedBy !== null && report.verdict !== 'failed'
  const day = (at: Date) => showDay(bangkokDay(at), lang)
  const rows: SummaryRow[] = [
    { term: t.states, value: <span lang="th">{said.achievement}</span> },
    { term: t.name, value: <span lang="th">{said.name}</span> },
    ...(said.from
      ? [{ term: report.kind === 'emblem' ? t.from : t.issuedFrom, value: day(said.from) }]
      : []),
    ...(said.until ? [{ term: t.until, value: day(said.until) }] : []),
    { term: t.issuer, value: <span className="break-all">{said.issuer}</span> },
  ]
  const signer: SummaryRow[] = report.signedBy
    ? [
        { term: t.signedBy, value: <code className="break-all">{report.signedBy.key}</code> },
        { term: t.signedAt, value: showInstant(new Date(report.signedBy.at), lang) },
        {
          term: t.root,
          value: roots.map((root) => (
            <code key={root.id} className="break-all">
              {root.publicKeyMultibase}
            </code>
          )),
        },
      ]
    : []
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t.facts}</h2>
      {!isGood && (
        <InsetText>
          <p>{t.unconfirmed}</p>
        </InsetText>
      )}
      <SummaryList rows={[...rows, ...signer]} />
      <p className="muted small">{isGood ? t.trusted : t.notKnown}</p>
      {said.evidence.length > 0 && report.kind === 'extract' && (
        <>
          <h3>{t.events}</h3>
          <ul>
            {said.evidence.map(({ name, description }) => (
              <li key={name + description} lang="th">
                {name}: {description}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
