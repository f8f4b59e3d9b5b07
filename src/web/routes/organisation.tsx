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
  type Scope,
  type SignedIn,
  withdrawInvitation,
} from '../../identity/index.ts'
import { errorsOf, statusOf, untouched } from '../form-errors.ts'
import { inviteLabels, readInvite } from '../invite-form.ts'
import { isUuid } from '../is-uuid.ts'
import { withQuery } from '../language.ts'
import { readOrganisation } from '../organisation-data.ts'
import type { InviteFormData } from '../pages/office/invite-form.tsx'
import { OrganisationPage } from '../pages/office/organisation.tsx'
import { readPlace, writePlace } from '../place-choice.ts'
import type { PageRoutes } from '../route.ts'
import { readText } from '../typed-text.ts'
import { maySeePeople } from '../viewer.ts'
import { accountWords } from '../words/account.ts'
import { organisationWords } from '../words/organisation.ts'

const { th, en } = organisationWords
const refusals = [invalidPerson, invalidMandate, mandateToSelf, noSuchScope]

/**
 * The place that was asked for, or that of the acting mandate where none was. Throws `notPermitted` where the policy does not
 * show who acts there, and for what names no place.
 */
function requirePlace({ actor }: SignedIn, typed: string): Scope {
  const scope = typed === '' ? actor.mandate?.scope : readPlace(typed)
  if (!scope || !maySeePeople(actor, scope)) throw notPermitted()
  return scope
}

const savedIn = (scope: Scope) => withQuery('/organisation', { place: writePlace(scope), saved: 1 })

/** The people of the place one acts in, and who is asked in there. */
export const organisationRoutes: PageRoutes = (pages) => {
  const { deps } = pages
  const { db, setting } = deps

  async function page(me: SignedIn, place: Scope, at: Date, form: InviteFormData, said?: string) {
    const data = await readOrganisation(deps, me.actor, place, at)
    return <OrganisationPage {...data} form={form} said={said} />
  }

  pages.own(
    '/organisation',
    {
      summary: { th: th.people, en: en.people },
      permit: 'people.read',
      query: Type.Object({
        saved: Type.Optional(Type.Literal('1')),
        place: Type.Optional(Type.String({ maxLength: 120 })),
      }),
    },
    async ({ lang, me, query, at }) => ({
      html: await page(
        me,
        requirePlace(me, query.place ?? ''),
        at,
        untouched,
        query.saved && accountWords[lang].saved,
      ),
    }),
  )

  pages.ownPost(
    '/organisation/invitations',
    { summary: { th: th.invite, en: en.invite }, permit: 'people.invite' },
    async ({ lang, me, body, request, at }) => {
      const place = requirePlace(me, readText(body.place))
      const { fields, errors, invitation } = readInvite(body, place, lang)
      if (!invitation) return { html: await page(me, place, at, { fields, errors }), status: 422 }
      try {
        await invite(db, setting, invitation, actOf(request, at))
        return { redirect: savedIn(place) }
      } catch (error) {
        const rename = { scope: 'role' }
        const refused = errorsOf(error, lang, refusals, inviteLabels(lang), rename)
        if (!refused) throw error
        return {
          html: await page(me, place, at, { fields, errors: refused }),
          status: statusOf(error),
        }
      }
    },
  )

  pages.ownPost(
    '/organisation/invitations/withdraw',
    { summary: { th: th.withdraw, en: en.withdraw }, permit: 'people.invite' },
    async ({ me, body, request, at }) => {
      const place = requirePlace(me, readText(body.place))
      const id = readText(body.invitation)
      if (!isUuid(id)) throw noSuchInvitation()
      await withdrawInvitation(db, id, actOf(request, at))
      return { redirect: savedIn(place) }
    },
  )

  pages.ownPost(
    '/organisation/mandates/revoke',
    // Which of the three kinds of role it is, the verb asks the policy when it has the mandate in hand.
    { summary: { th: th.revoke, en: en.revoke }, permit: 'people.read' },
    async ({ me, body, request, at }) => {
      const id = readText(body.mandate)
      if (!isUuid(id)) throw noSuchMandate()
      const place = requirePlace(me, readText(body.place))
      await revokeMandate(db, id, revoked, actOf(request, at))
      deps.callers.forgetAll()
      return { redirect: savedIn(place) }
    },
  )
}

/** What the record says of it: the page asks for no reason of its own. */
const revoked = 'ended on the page of people'
