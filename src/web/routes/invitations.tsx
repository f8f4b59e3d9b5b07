import { Type } from 'typebox'
import type { Lang } from '../../base/text.ts'
import {
  acceptInvitation,
  acceptSignedIn,
  findPerson,
  readInvitation,
  signInBusy,
  signInToAccept,
  visitOf,
  weakPassword,
} from '../../identity/index.ts'
import { errorsOf, statusOf } from '../form-errors.ts'
import { offersOf } from '../offers.ts'
import { InvitationPage } from '../pages/access/invitation.tsx'
import { findPlaceName } from '../place-name.ts'
import type { PageRoutes, Visit } from '../route.ts'
import { readSecret } from '../typed-text.ts'
import type { FieldError } from '../ui/index.ts'
import { invitationWords } from '../words/invitation.ts'
import { newWayWords } from '../words/sign-in.ts'

const { th, en } = invitationWords
const options = {
  summary: { th: th.title, en: en.title },
  permit: 'session.start',
  params: Type.Object({ token: Type.String({ maxLength: 100 }) }),
} as const
const refusals = [weakPassword, signInBusy, signInToAccept]

/** Reading and accepting an invitation. */
export const invitationRoutes: PageRoutes = (pages) => {
  const { deps } = pages
  const { db, setting } = deps

  async function page(
    token: string,
    { request, at }: Pick<Visit<never, never>, 'request' | 'at'>,
    errors: readonly FieldError[],
  ) {
    const invitation = await readInvitation(db, token, at)
    const inviter = await findPerson(db.read, invitation.invitedBy)
    const invited = {
      ...invitation,
      place: await findPlaceName(db.read, invitation.scope),
      invitedBy: inviter?.name ?? '',
    }
    const { providers, passkeys } = offersOf(deps)
    const signedIn = request.openSession?.actor.person ?? null
    return (
      <InvitationPage
        token={token}
        invited={invited}
        signedIn={signedIn}
        errors={errors}
        providers={providers}
        passkeysWork={passkeys}
      />
    )
  }

  pages.fresh('/invitations/:token', options, async ({ params: { token }, ...visit }) => ({
    html: await page(token, visit, []),
  }))

  pages.post(
    '/invitations/:token',
    options,
    async ({ lang, params: { token }, body, ...visit }) => {
      const { request, at } = visit
      try {
        const knocking = visitOf(request, at)
        const session = request.openSession
          ? await acceptSignedIn(db, setting, token, knocking)
          : await acceptInvitation(db, setting, token, passwordOf(body), knocking)
        return { redirect: '/account', session }
      } catch (error) {
        const errors = errorsOf(error, lang, refusals, labelsIn(lang))
        if (!errors) throw error
        return { html: await page(token, visit, errors), status: statusOf(error) }
      }
    },
  )
}

const passwordOf = (body: Record<string, unknown>) =>
  ({ kind: 'password', password: readSecret(body.password) }) as const

const labelsIn = (lang: Lang) => ({ password: newWayWords[lang].password })
