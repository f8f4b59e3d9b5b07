import { Type } from 'typebox'
import { notFound } from '../../http/problems.ts'
import {
  actOf,
  chooseMandate,
  endOtherSessions,
  endOwnSession,
  invalidPerson,
  noSuchSession,
  renamePerson,
  signInNeeded,
} from '../../identity/index.ts'
import { readAccount } from '../account-data.ts'
import { errorsOf, statusOf } from '../form-errors.ts'
import { isUuid } from '../is-uuid.ts'
import { AccountPage } from '../pages/account/account.tsx'
import { noMandate } from '../pages/account/mandates.tsx'
import type { PageRoutes } from '../route.ts'
import { readText } from '../typed-text.ts'
import { accountWords } from '../words/account.ts'

const { th, en } = accountWords

/** The account of whoever is signed in: the role they act in, their name, their sessions. */
export const accountRoutes: PageRoutes = (pages) => {
  const { deps } = pages
  const { db } = deps

  pages.own(
    '/account',
    {
      summary: { th: th.title, en: en.title },
      permit: 'session.own',
      query: Type.Object({ saved: Type.Optional(Type.Literal('1')) }),
    },
    async ({ me, query, at }) => ({
      html: (
        <AccountPage {...(await readAccount(deps, me, at))} errors={[]} saved={!!query.saved} />
      ),
    }),
  )

  pages.ownPost(
    '/account/mandate',
    { summary: { th: th.actIn, en: en.actIn }, permit: 'mandate.act' },
    async ({ body, request, at }) => {
      const chosen = readText(body.mandate)
      if (chosen !== noMandate && !isUuid(chosen)) throw notFound()
      if (!request.openSession) throw signInNeeded()
      const { token } = request.openSession
      const mandateId = chosen === noMandate ? null : chosen
      const session = await chooseMandate(db, token, mandateId, actOf(request, at))
      return { redirect: '/account?saved=1', session }
    },
  )

  pages.ownPost(
    '/account/person',
    { summary: { th: th.person, en: en.person }, permit: 'people.rename' },
    async ({ lang, me, body, request, at }) => {
      const name = readText(body.name)
      const letters = readText(body.lang) === 'en' ? 'en' : 'th'
      try {
        await renamePerson(db, me.actor.person.id, { name, lang: letters }, actOf(request, at))
        if (request.openSession) deps.callers.forget(request.openSession.token)
        return { redirect: '/account?saved=1' }
      } catch (error) {
        const errors = errorsOf(error, lang, [invalidPerson], { name: accountWords[lang].name })
        if (!errors) throw error
        const account = await readAccount(deps, me, at)
        const html = <AccountPage {...account} errors={errors} typedName={name} saved={false} />
        return { html, status: statusOf(error) }
      }
    },
  )

  const ending = { summary: { th: th.end, en: en.end }, permit: 'session.own' } as const

  pages.ownPost('/account/sessions/end', ending, async ({ body, request, at }) => {
    const id = readText(body.session)
    if (!isUuid(id)) throw noSuchSession()
    await endOwnSession(db, id, actOf(request, at))
    deps.callers.forgetAll()
    return { redirect: '/account?saved=1' }
  })

  pages.ownPost('/account/sessions/end-others', ending, async ({ request, at }) => {
    await endOtherSessions(db, actOf(request, at))
    deps.callers.forgetAll()
    return { redirect: '/account?saved=1' }
  })
}
