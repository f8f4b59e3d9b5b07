import { Type } from 'typebox'
import {
  actOf,
  endSessionsOf,
  erasePerson,
  exportPerson,
  invalidPerson,
  lastOperator,
  listPeople,
  noSuchPerson,
  renamePerson,
  requirePermit,
  roles,
  type SignedIn,
} from '../../identity/index.ts'
import { errorsOf, statusOf, type Typed, untouched } from '../form-errors.ts'
import { isUuid } from '../is-uuid.ts'
import type { forOthersFields } from '../pages/people/for-others.tsx'
import { PeoplePage } from '../pages/people/people.tsx'
import { PersonPage } from '../pages/people/person.tsx'
import { readPerson } from '../person-data.ts'
import type { PageRoutes } from '../route.ts'
import { readTexts } from '../typed-text.ts'
import type { FieldError } from '../ui/index.ts'
import { peopleWords } from '../words/people.ts'

const { th, en } = peopleWords
const byId = Type.Object({ id: Type.String({ maxLength: 40 }) })
const size = 20
const summaryOf = (key: 'title' | 'rename' | 'endSessions' | 'copy' | 'erase') => ({
  th: th[key],
  en: en[key],
})

/** The people with an account, and what an operator does on behalf of one. */
export const peopleRoutes: PageRoutes = (pages) => {
  const { deps } = pages
  const { db, callers } = deps

  async function page(
    me: SignedIn,
    id: string,
    at: Date,
    form: Typed<(typeof forOthersFields)[number]>,
    said?: string,
  ) {
    requireId(id)
    const { acting, ...data } = await readPerson(deps, me, id, at)
    return <PersonPage {...data} acting={{ ...acting, form }} said={said} />
  }

  pages.own(
    '/office/people',
    {
      summary: summaryOf('title'),
      permit: 'people.read',
      query: Type.Object({
        q: Type.Optional(Type.String({ maxLength: 200 })),
        role: Type.Optional(Type.String({ maxLength: 40 })),
        erased: Type.Optional(Type.Literal('1')),
        page: Type.Integer({ minimum: 1, maximum: 100_000, default: 1 }),
      }),
    },
    async ({ me: { actor }, query, at }) => {
      const { sample } = actor.person
      requirePermit(actor, 'people.read', sample ? 'sample' : 'any')
      const role = roles.find((one) => one === query.role)
      const q = query.q?.trim() || undefined
      const filter = { q, role, ...(sample && { sample }) }
      const list = await listPeople(db.read, filter, { page: query.page, size }, at)
      return { html: <PeoplePage list={list} q={q} held={role} erased={!!query.erased} /> }
    },
  )

  pages.own(
    '/office/people/:id',
    {
      summary: summaryOf('title'),
      permit: 'people.read',
      params: byId,
      query: Type.Object({ done: Type.Optional(Type.Enum(['saved', 'ended'])) }),
    },
    async ({ lang, me, params, query, at }) => {
      const said = query.done && peopleWords[lang][query.done]
      return { html: await page(me, params.id, at, untouched, said) }
    },
  )

  pages.ownPost(
    '/office/people/:id/name',
    { summary: summaryOf('rename'), permit: 'people.rename', params: byId },
    async ({ lang, me, params: { id }, body, request, at }) => {
      requireId(id)
      const fields = readTexts(body, ['name', 'lang'])
      const change = { name: fields.name, lang: fields.lang === 'en' ? 'en' : 'th' } as const
      try {
        await renamePerson(db, id, change, actOf(request, at))
        callers.forgetAll()
        return { redirect: `/office/people/${id}?done=saved` }
      } catch (error) {
        const errors = errorsOf(error, lang, [invalidPerson], { name: peopleWords[lang].name })
        if (!errors) throw error
        return { html: await page(me, id, at, { fields, errors }), status: statusOf(error) }
      }
    },
  )

  pages.ownPost(
    '/office/people/:id/sessions',
    { summary: summaryOf('endSessions'), permit: 'session.end', params: byId },
    async ({ lang, me, params: { id }, body, request, at }) => {
      requireId(id)
      const fields = readTexts(body, ['endReason'])
      if (fields.endReason === '') {
        const errors = [{ name: 'endReason', message: peopleWords[lang].reasonMissing }]
        return { html: await page(me, id, at, { fields, errors }), status: 422 }
      }
      await endSessionsOf(db, id, fields.endReason, actOf(request, at))
      callers.forgetAll()
      return { redirect: `/office/people/${id}?done=ended` }
    },
  )

  pages.ownPost(
    '/office/people/:id/copy',
    { summary: summaryOf('copy'), permit: 'people.export', params: byId },
    async ({ params: { id }, request, at }) => {
      requireId(id)
      const copy = await exportPerson(db, id, actOf(request, at), deps.personalData)
      return {
        body: JSON.stringify(copy, undefined, 2),
        type: 'application/json; charset=utf-8',
        headers: { 'content-disposition': `attachment; filename="${id}.json"` },
      }
    },
  )

  pages.ownPost(
    '/office/people/:id/erase',
    { summary: summaryOf('erase'), permit: 'people.erase', params: byId },
    async ({ lang, me, params: { id }, body, request, at }) => {
      const fields = readTexts(body, ['eraseReason', 'confirm'])
      const { person } = await readPerson(deps, me, requireId(id), at)
      const t = peopleWords[lang]
      const errors: FieldError[] = [
        ...(fields.eraseReason === '' ? [{ name: 'eraseReason', message: t.reasonMissing }] : []),
        ...(fields.confirm.toLowerCase() === person.email
          ? []
          : [{ name: 'confirm', message: t.confirmWrong }]),
      ]
      if (errors.length > 0)
        return { html: await page(me, id, at, { fields, errors }), status: 422 }
      try {
        await erasePerson(db, id, fields.eraseReason, actOf(request, at), deps.personalData)
        callers.forgetAll()
        return { redirect: '/office/people?erased=1' }
      } catch (error) {
        const refused = errorsOf(error, lang, [lastOperator])
        if (!refused) throw error
        return {
          html: await page(me, id, at, { fields, errors: refused }),
          status: statusOf(error),
        }
      }
    },
  )
}

/** What is no id is answered like the id of nobody. */
function requireId(id: string): string {
  if (!isUuid(id)) throw noSuchPerson()
  return id
}
