import { erasureWords, legalBases, type PersonalTable } from '../../identity/index.ts'
import { useFrame } from '../frame.ts'
import { show } from '../thai.ts'
import { DataTable, Page } from '../ui/index.ts'
import { processingWords } from '../words/permits.ts'
import { privacyWords } from '../words/privacy.ts'

/** The record of processing (PDPA, section 39): every personal field, from the declarations that copy and erasure go by. */
export function ProcessingPage({ tables }: { tables: readonly PersonalTable[] }) {
  const { lang } = useFrame()
  const t = processingWords[lang]
  return (
    <Page
      title={t.title}
      description={t.description}
      breadcrumbs={[{ label: privacyWords[lang].title, to: '/privacy' }]}
      canonical="/privacy/processing"
    >
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      {tables.map((table) => (
        <Kept key={table.table} kept={table} />
      ))}
    </Page>
  )
}

function Kept({ kept: { table, name, fields, onErasure } }: { kept: PersonalTable }) {
  const { lang } = useFrame()
  const t = processingWords[lang]
  const because = onErasure.does === 'keep' ? show(onErasure.because, lang) : ''
  return (
    <section aria-labelledby={table} className="roomy">
      <h2 id={table}>{show(name, lang)}</h2>
      <DataTable
        caption={show(name, lang)}
        captionHidden
        stack
        rows={fields}
        rowKey={({ columns }) => columns.join(' ')}
        columns={[
          { key: 'data', label: t.data, cell: (field) => show(field.name, lang) },
          { key: 'purpose', label: t.purpose, cell: ({ purpose }) => show(purpose, lang) },
          { key: 'basis', label: t.basis, cell: ({ basis }) => show(legalBases[basis], lang) },
          { key: 'kept', label: t.retention, cell: ({ retention }) => show(retention, lang) },
        ]}
      />
      <p>{t.erasure(show(erasureWords[onErasure.does], lang), because)}</p>
    </section>
  )
}
