import { Type } from 'typebox'
import { notFound } from '../../http/problems.ts'
import {
  actOf,
  enterAsSample,
  signInBusy,
  signInWithPassword,
  signOut,
  tooManyAttempts,
  visitOf,
  wrongCredentials,
} from '../../identity/index.ts'
import { errorsOf, statusOf, type Typed, untouched } from '../form-errors.ts'
import { isUuid } from '../is-uuid.ts'
import { offeredSamples, offersOf } from '../offers.ts'
import { SignInPage } from '../pages/access/sign-in.tsx'
import { readReturn } from '../return-address.ts'
import type { PageRoutes } from '../route.ts'
import { readSecret, readText } from '../typed-text.ts'
import { accountMenuWords } from '../words/account-menu.ts'
import { signInWords } from '../words/sign-in.ts'

const { th, en } = signInWords
const summary = { th: th.title, en: en.title }
const refusals = [wrongCredentials, tooManyAttempts, signInBusy]

/** Signing in and out. */
export const signInRoutes: PageRoutes = (pages) => {
  const { deps } = pages
  const { db, setting } = deps

  async function page(
    form: Typed<'email'>,
    to: string | undefined,
    because: 'needed' | 'ended' | undefined,
  ) {
    const samples = await offeredSamples(deps)
    return (
      <SignInPage form={form} to={to} because={because} samples={samples} {...offersOf(deps)} />
    )
  }

  pages.fresh(
    '/sign-in',
    {
      summary,
      permit: 'session.start',
      query: Type.Object({
        to: Type.Optional(Type.String({ maxLength: 500 })),
        because: Type.Optional(Type.Enum(['needed', 'ended'])),
      }),
    },
    async ({ query: { to, because } }) => ({
      html: await page(untouched, readReturn(to), because),
    }),
  )

  pages.post(
    '/sign-in',
    { summary, permit: 'session.start' },
    async ({ lang, body, request, at }) => {
      const email = readText(body.email)
      const password = readSecret(body.password)
      const to = readReturn(readText(body.to))
      const t = signInWords[lang]
      const missing = [
        ...(email === '' ? [{ name: 'email', message: t.emailMissing }] : []),
        ...(password === '' ? [{ name: 'password', message: t.passwordMissing }] : []),
      ]
      const refuse = async (errors: Typed<'email'>['errors'], status: number) => ({
        html: await page({ fields: { email }, errors }, to, undefined),
        status,
      })
      if (missing.length > 0) return refuse(missing, 422)
      try {
        const session = await signInWithPassword(
          db,
          setting,
          { email, password },
          visitOf(request, at),
        )
        return { redirect: to ?? '/account', session }
      } catch (error) {
        const errors = errorsOf(error, lang, refusals)
        if (!errors) throw error
        return refuse(errors, statusOf(error))
      }
    },
  )

  pages.post(
    '/sign-in/samples',
    { summary: { th: th.samplesHeading, en: en.samplesHeading }, permit: 'session.start' },
    async ({ body, request, at }) => {
      const id = readText(body.person)
      if (!deps.samples || !isUuid(id)) throw notFound()
      const session = await enterAsSample(db, id, visitOf(request, at))
      return { redirect: readReturn(readText(body.to)) ?? '/account', session }
    },
  )

  pages.post(
    '/sign-out',
    {
      summary: { th: accountMenuWords.th.signOut, en: accountMenuWords.en.signOut },
      permit: 'session.start',
    },
    async ({ request, at }) => {
      if (request.openSession) await signOut(db, actOf(request, at))
      return { redirect: '/sign-in?because=ended', session: null }
    },
  )
}
