import { Type } from 'typebox'
import {
  becomeFirstOperator,
  emailTaken,
  invalidPerson,
  requireOperatorLink,
  signInBusy,
  visitOf,
  weakPassword,
} from '../../identity/index.ts'
import { errorsOf, statusOf, untouched } from '../form-errors.ts'
import { offersOf } from '../offers.ts'
import { FirstOperatorPage } from '../pages/access/first-operator.tsx'
import type { PageRoutes } from '../route.ts'
import { readSecret, readTexts } from '../typed-text.ts'
import { firstOperatorWords } from '../words/invitation.ts'
import { newWayWords } from '../words/sign-in.ts'

const { th, en } = firstOperatorWords
const options = {
  summary: { th: th.title, en: en.title },
  permit: 'session.start',
  params: Type.Object({ token: Type.String({ maxLength: 100 }) }),
} as const
const refusals = [weakPassword, signInBusy, invalidPerson, emailTaken]

/** The page of the one-time link that the first start prints. */
export const firstOperatorRoutes: PageRoutes = (pages) => {
  const { db, setting } = pages.deps
  const { passkeys: passkeysWork } = offersOf(pages.deps)

  pages.fresh('/first-operator/:token', options, async ({ params: { token }, at }) => {
    await requireOperatorLink(db, token, at)
    return { html: <FirstOperatorPage {...{ token, passkeysWork }} form={untouched} /> }
  })

  pages.post('/first-operator/:token', options, async ({ lang, params, body, request, at }) => {
    const { token } = params
    const fields = readTexts(body, ['name', 'email'])
    const chosen = { kind: 'password', password: readSecret(body.password) } as const
    const visit = visitOf(request, at)
    try {
      const session = await becomeFirstOperator(
        db,
        setting,
        token,
        { ...fields, lang },
        chosen,
        visit,
      )
      return { redirect: '/account', session }
    } catch (error) {
      const { name, email } = firstOperatorWords[lang]
      const labels = { name, email, password: newWayWords[lang].password }
      const errors = errorsOf(error, lang, refusals, labels)
      if (!errors) throw error
      const form = { fields, errors }
      const html = <FirstOperatorPage {...{ token, form, passkeysWork }} />
      return { html, status: statusOf(error) }
    }
  })
}
