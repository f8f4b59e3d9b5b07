import { Type } from 'typebox'
import {
  askRecovery,
  readEmail,
  recover,
  requireRecovery,
  signInBusy,
  tooManyAttempts,
  visitOf,
  weakPassword,
} from '../../identity/index.ts'
import { errorsOf, statusOf, type Typed, untouched } from '../form-errors.ts'
import { offersOf } from '../offers.ts'
import { RecoverPage, RecoverySentPage } from '../pages/access/recover.tsx'
import { RecoveryPage } from '../pages/access/recovery.tsx'
import type { PageRoutes } from '../route.ts'
import { readSecret, readText } from '../typed-text.ts'
import { newWayWords, recoveryWords } from '../words/sign-in.ts'

const { th, en } = recoveryWords
const ask = { summary: { th: th.title, en: en.title }, permit: 'session.start' } as const
const set = {
  summary: { th: th.newTitle, en: en.newTitle },
  permit: 'session.start',
  params: Type.Object({ token: Type.String({ maxLength: 100 }) }),
} as const

/** Getting back in by a link from an e-mail. */
export const recoveryRoutes: PageRoutes = (pages) => {
  const { db, setting } = pages.deps
  const { passkeys: passkeysWork } = offersOf(pages.deps)

  pages.fresh('/sign-in/recover', ask, () => ({ html: <RecoverPage form={untouched} /> }))
  pages.fresh('/sign-in/recover/sent', ask, () => ({ html: <RecoverySentPage /> }))

  pages.post('/sign-in/recover', ask, async ({ lang, body, request, at }) => {
    const email = readText(body.email)
    const refuse = (errors: Typed<'email'>['errors'], status: number) => ({
      html: <RecoverPage form={{ fields: { email }, errors }} />,
      status,
    })
    if (readEmail(email) === undefined)
      return refuse([{ name: 'email', message: recoveryWords[lang].emailWrong }], 422)
    try {
      await askRecovery(db, setting, email, visitOf(request, at))
      return { redirect: '/sign-in/recover/sent' }
    } catch (error) {
      const errors = errorsOf(error, lang, [tooManyAttempts])
      if (!errors) throw error
      return refuse(errors, statusOf(error))
    }
  })

  pages.fresh('/sign-in/recovery/:token', set, async ({ params: { token }, at }) => {
    await requireRecovery(db, token, at)
    return { html: <RecoveryPage token={token} passkeysWork={passkeysWork} errors={[]} /> }
  })

  pages.post('/sign-in/recovery/:token', set, async ({ lang, params, body, request, at }) => {
    const { token } = params
    const chosen = { kind: 'password', password: readSecret(body.password) } as const
    try {
      const session = await recover(db, setting, token, chosen, visitOf(request, at))
      return { redirect: '/account', session }
    } catch (error) {
      const labels = { password: newWayWords[lang].password }
      const errors = errorsOf(error, lang, [weakPassword, signInBusy], labels)
      if (!errors) throw error
      const html = <RecoveryPage token={token} passkeysWork={passkeysWork} errors={errors} />
      return { html, status: statusOf(error) }
    }
  })
}
