import type { Source } from '../../base/fact.ts'
import type { Ceremony } from '../../programme/index.ts'
import { useLang } from '../frame.ts'
import { show } from '../thai.ts'
import {
  type Column,
  ConfidenceNote,
  DataTable,
  DomainTags,
  FootnoteRef,
  Link,
} from '../ui/index.ts'
import { ceremonyWords } from '../words/ceremonies.ts'
import { DeveloperName } from './city-facts.tsx'

type Recipient = Ceremony['recipients'][number]

type RecipientsProps = {
  heading: string
  note?: string
  recipients: readonly Recipient[]
  numberOf: (source: Source) => number
}

/** Who received, and the domains that their plans name; the number in the printed list stands first where it was seen. */
export function Recipients({ heading, note, recipients, numberOf }: RecipientsProps) {
  const lang = useLang()
  const t = ceremonyWords[lang]
  const id = recipients.some(({ order }) => order === null) ? 'recipients-unordered' : 'recipients'
  const order: Column<Recipient> = {
    key: 'order',
    label: t.order,
    cell: (recipient) => recipient.order,
  }
  const columns: Column<Recipient>[] = [
    {
      key: 'name',
      label: t.recipient,
      cell: ({ slug, name, confidence }) => (
        <>
          <Link to={`/cities/${slug}`}>{show(name, lang)}</Link>{' '}
          <ConfidenceNote confidence={confidence} short />
        </>
      ),
    },
    { key: 'province', label: t.province, cell: ({ province }) => show(province, lang) },
    {
      key: 'developer',
      label: t.developer,
      cell: ({ developer }) => <DeveloperName developer={developer} />,
    },
    {
      key: 'domains',
      label: t.recognisedFor,
      cell: ({ claimedDomains: claimed }) =>
        claimed ? (
          <>
            <DomainTags codes={claimed.codes} />
            <ConfidenceNote confidence={claimed.confidence} short />{' '}
            <span className="muted small cell-source">
              {t.source}
              <FootnoteRef number={numberOf(claimed.source)} />
            </span>
          </>
        ) : (
          t.domainsNotFound
        ),
    },
  ]
  return (
    <section aria-labelledby={id} className="roomy">
      <h2 id={id}>{heading}</h2>
      {note && <p>{note}</p>}
      <DataTable
        stack
        caption={heading}
        captionHidden
        rows={recipients}
        rowKey={({ slug }) => slug}
        columns={id === 'recipients' ? [order, ...columns] : columns}
      />
    </section>
  )
}
