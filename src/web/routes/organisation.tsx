import { Type } from 'typebox'
import {
  actOf,
  invalidMandate,
  invalidPerson,
  invite,
  mandateToSelf,
  noSuchInvitation,
  noSuchMandate,
  noSuchScope,
  notPermitted,
  revokeMandate,
  type SignedIn,
  withdrawInvitation,
} from '../../identity/index.ts'
import { errorsOf, statusOf, untouched } from '../form-errors.ts'
import { inviteLabels, readInvite } from '../invite-form.ts'
import { isUuid } from '../is-uuid.ts'
import { readOrganisation } from '../organisation-data.ts'
import type { InviteFormData } from '../pages/office/invite-form.tsx'
import { OrganisationPage } from '../pages/office/organisation.tsx'
import type { PageRoutes } from '../route.ts'
import { readText } from '../typed-text.ts'
import { maySeePeople } from '../viewer.ts'
import { accountWords } from '../words/account.ts'
import { organisationWords } from '../words/organisation.ts'

const { th, en } = organisationWords
const refusals = [invalidPerson, invalidMandate, mandateToSelf, noSuchScope]

/** The place of the acting mandate. Throws `notPermitted` for whoever acts in none, or may not see who else does there. */
function requirePlace({ actor }: SignedIn) {
  if (!actor.mandate || !maySeePeople(actor)) throw notPermitted()
  return actor.mandate.scope
}

/** The people of the place one acts in, and who is asked in there. */
export const organisationRoutes: PageRoutes = (pages) => {
  const { deps } = pages
  const { db, setting } = deps

  async function page(me: SignedIn, at: Date, form: InviteFormData, said?: string) {
    const data = await readOrganisation(deps, me.actor, requirePlace(me), at)
    return <OrganisationPage {...data} form={form} said={said} />
  }

  pages.own(
    '/organisation',
    {
      summary: { th: th.people, en: en.people },
      permit: 'people.read',
      query: Type.Object({ saved: Type.Optional(Type.Literal('1')) }),
    },
    async ({ lang, me, query, at }) => ({
      html: await page(me, at, untouched, query.saved && accountWords[lang].saved),
    }),
  )

  pages.ownPost(
    '/organisation/invitations',
    { summary: { th: th.invite, en: en.invite }, permit: 'people.invite' },
    async ({ lang, me, body, request, at }) => {
      const { fields, errors, invitation } = readInvite(body, requirePlace(me), lang)
      if (!invitation) return { html: await page(me, at, { fields, errors }), status: 422 }
      try {
        await invite(db, setting, invitation, actOf(request, at))
        return { redirect: '/organisation?saved=1' }
      } catch (error) {
        const rename = { scope: 'role' }
        const refused = errorsOf(error, lang, refusals, inviteLabels(lang), rename)
        if (!refused) throw error
        return { html: await page(me, at, { fields, errors: refused }), status: statusOf(error) }
      }
    },
  )

  pages.ownPost(
    '/organisation/invitations/withdraw',
    { summary: { th: th.withdraw, en: en.withdraw }, permit: 'people.invite' },
    async ({ body, request, at }) => {
      const id = readText(body.invitation)
      if (!isUuid(id)) throw noSuchInvitation()
      await withdrawInvitation(db, id, actOf(request, at))
      return { redirect: '/organisation?saved=1' }
    },
  )

  pages.ownPost(
    '/organisation/mandates/revoke',
    // Which of the three kinds of role it is, the verb asks the policy when it has the mandate in hand.
    { summary: { th: th.revoke, en: en.revoke }, permit: 'people.read' },
    async ({ me, body, request, at }) => {
      const id = readText(body.mandate)
      if (!isUuid(id)) throw noSuchMandate()
      requirePlace(me)
      await revokeMandate(db, id, revoked, actOf(request, at))
      return { redirect: '/organisation?saved=1' }
    },
  )
}

/** What the record says of it: the page asks for no reason of its own. */
const revoked = 'ended on the page of people'
