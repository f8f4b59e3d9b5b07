import { Type } from 'typebox'
import {
  type AuditFilter,
  listMail,
  permits,
  requirePermit,
  type SignedIn,
  searchAudit,
} from '../../identity/index.ts'
import { type AuditQuery, readAuditSearch } from '../audit-search.ts'
import { AuditPage } from '../pages/office/audit.tsx'
import { MailPage } from '../pages/office/mail.tsx'
import type { OwnVisit, PageRoutes } from '../route.ts'
import { accountWords } from '../words/account.ts'
import { auditWords } from '../words/audit.ts'
import { mailWords } from '../words/mail.ts'

const typed = Type.Optional(Type.String({ maxLength: 300 }))
const page = Type.Integer({ minimum: 1, maximum: 100_000, default: 1 })
const auditQuery = Type.Object({
  action: typed,
  outcome: typed,
  who: typed,
  object: typed,
  from: typed,
  until: typed,
  page,
})
const size = 20

/** All that is real for a real person, all samples for a sample one. */
const everything = ({ actor }: SignedIn) => (actor.person.sample ? 'sample' : 'any')

/** The pages of those who audit and operate. */
export const officeRoutes: PageRoutes = (pages) => {
  const { db, mail } = pages.deps

  type AuditVisit = Pick<OwnVisit<never, AuditQuery & { page: number }>, 'lang' | 'me' | 'query'>

  async function audit(
    address: '/office/audit' | '/account/trail',
    { lang, me, query: { page, ...query } }: AuditVisit,
    within: AuditFilter,
  ) {
    const { filter, form } = readAuditSearch(query, lang)
    const list = await searchAudit(db.read, { ...filter, ...within }, { page, size })
    // The chain is one: who may read samples alone may not take it along.
    const mayExport = address === '/office/audit' && permits(me.actor, 'audit.export', 'any')
    return {
      html: <AuditPage address={address} form={form} list={list} mayExport={mayExport} />,
      status: form.errors.length > 0 ? 422 : 200,
    }
  }

  pages.own(
    '/office/audit',
    {
      summary: { th: auditWords.th.title, en: auditWords.en.title },
      permit: 'audit.read',
      query: auditQuery,
    },
    (visit) => {
      requirePermit(visit.me.actor, 'audit.read', everything(visit.me))
      return audit('/office/audit', visit, visit.me.actor.person.sample ? { sample: true } : {})
    },
  )

  pages.own(
    '/account/trail',
    {
      summary: { th: accountWords.th.trail, en: accountWords.en.trail },
      permit: 'audit.read',
      query: auditQuery,
    },
    (visit) => audit('/account/trail', visit, { whoId: visit.me.actor.person.id }),
  )

  pages.own(
    '/office/mail',
    {
      summary: { th: mailWords.th.title, en: mailWords.en.title },
      permit: 'mail.read',
      query: Type.Object({
        state: Type.Optional(Type.Enum(['waiting', 'delivered', 'given-up'])),
        page,
      }),
    },
    async ({ me, query: { state, page } }) => {
      requirePermit(me.actor, 'mail.read', everything(me))
      const list = await listMail(db.read, { state }, { page, size })
      return { html: <MailPage list={list} state={state} folder={mail.folder ?? undefined} /> }
    },
  )
}
