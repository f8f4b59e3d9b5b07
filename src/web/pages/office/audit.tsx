import { type Page as ListPage, pageCount } from '../../../base/page.ts'
import type { Typed } from '../../form-errors.ts'
import { useFrame } from '../../frame.ts'
import { withQuery } from '../../language.ts'
import { showNumber } from '../../number.ts'
import { DownloadList, EmptyState, ErrorSummary, Page, Pagination } from '../../ui/index.ts'
import { accountWords } from '../../words/account.ts'
import { auditWords } from '../../words/audit.ts'
import { commonWords } from '../../words/common.ts'
import { type AuditFields, AuditFilterForm } from './audit-filter.tsx'
import { AuditTable, type SealedEntry } from './audit-table.tsx'

export type AuditPageData = {
  /** Thai address of this list: the office's, or one's own. */
  address: '/office/audit' | '/account/trail'
  form: Typed<AuditFields>
  list: ListPage<SealedEntry>
  mayExport: boolean
}

/** Who did what, the newest first, with search; the whole chain as a file for those who may. */
export function AuditPage({ address, form, list, mayExport }: AuditPageData) {
  const { lang } = useFrame()
  const t = auditWords[lang]
  const isOwn = address === '/account/trail'
  const title = isOwn ? accountWords[lang].trail : t.title
  const failed = form.errors.length > 0
  return (
    <Page
      title={failed ? commonWords[lang].errors.titlePrefix + title : title}
      description={t.description}
      breadcrumbs={isOwn ? [{ label: accountWords[lang].title, to: '/account' }] : []}
      unlisted
    >
      <ErrorSummary errors={form.errors} />
      <h1>{title}</h1>
      <p className="lead">{isOwn ? t.ownLead : t.lead}</p>
      <AuditFilterForm address={address} form={form} withWho={!isOwn} />
      {list.total === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <section aria-labelledby="found" className="roomy">
          <h2 id="found">{t.found(showNumber(list.total, lang))}</h2>
          <AuditTable entries={list.items} />
          <Pagination
            page={list.page}
            count={pageCount(list)}
            to={(page) => withQuery(address, { ...form.fields, page: page > 1 ? page : undefined })}
          />
        </section>
      )}
      {mayExport && (
        <section aria-labelledby="export">
          <h2 id="export">{t.exportHeading}</h2>
          <p className="prose">{t.exportText}</p>
          <DownloadList files={[{ href: '/api/v1/audit/export', label: t.exportFile }]} />
        </section>
      )}
    </Page>
  )
}
