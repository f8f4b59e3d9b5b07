import {
  changePassword,
  removePasskey,
  signInAgain,
  signInBusy,
  tooManyAttempts,
  unlinkIdentity,
  visitOf,
  weakPassword,
  wrongCredentials,
} from '../../identity/index.ts'
import { readAccount } from '../account-data.ts'
import { errorsOf, statusOf } from '../form-errors.ts'
import { AccountPage } from '../pages/account/account.tsx'
import type { PageRoutes } from '../route.ts'
import { readSecret, readText } from '../typed-text.ts'
import type { FieldError } from '../ui/index.ts'
import { accountWords } from '../words/account.ts'
import { newWayWords } from '../words/sign-in.ts'

const { th, en } = accountWords
const refusals = [weakPassword, tooManyAttempts, signInBusy, signInAgain]

/** Changing how one signs in. Passkeys are added by the script of passkeys, over the interface. */
export const waysInRoutes: PageRoutes = (pages) => {
  const { deps } = pages
  const { db, setting } = deps

  pages.ownPost(
    '/account/password',
    { summary: { th: th.changePassword, en: en.changePassword }, permit: 'account.change' },
    async ({ lang, me, body, request, at }) => {
      const typed = { present: readSecret(body.present), next: readSecret(body.password) }
      try {
        const session = await changePassword(db, setting, typed, visitOf(request, at))
        return { redirect: '/account?saved=1', session }
      } catch (error) {
        const labels = { password: newWayWords[lang].password }
        const wrong: FieldError[] = [{ name: 'present', message: accountWords[lang].presentWrong }]
        const errors = errorsOf(error, lang, [wrongCredentials])
          ? wrong
          : errorsOf(error, lang, refusals, labels)
        if (!errors) throw error
        const account = await readAccount(deps, me, at)
        const html = <AccountPage {...account} errors={errors} saved={false} />
        return { html, status: statusOf(error) }
      }
    },
  )

  pages.ownPost(
    '/account/passkeys/remove',
    { summary: { th: th.passkeys, en: en.passkeys }, permit: 'account.change' },
    async ({ body, request, at }) => {
      await removePasskey(db, setting, readText(body.passkey), visitOf(request, at))
      return { redirect: '/account?saved=1' }
    },
  )

  pages.ownPost(
    '/account/providers/unlink',
    { summary: { th: th.providers, en: en.providers }, permit: 'account.change' },
    async ({ body, request, at }) => {
      const identity = { issuer: readText(body.issuer), subject: readText(body.subject) }
      await unlinkIdentity(db, setting, identity, visitOf(request, at))
      return { redirect: '/account?saved=1' }
    },
  )
}
