import { actOf, erasePerson, exportPerson } from '../../identity/index.ts'
import { type Typed, untouched } from '../form-errors.ts'
import { ErasedPage, ErasePage } from '../pages/account/erase.tsx'
import type { PageRoutes } from '../route.ts'
import { readText } from '../typed-text.ts'
import { accountWords, eraseWords } from '../words/account.ts'

const { th, en } = eraseWords
const erasure = { summary: { th: th.title, en: en.title }, permit: 'people.erase' } as const
/** What the record says of it: the words of who did it would be theirs no longer. */
const reason = 'requested by the person (PDPA, section 33)'

/** A copy of what is kept about the person, and its erasure. */
export const ownDataRoutes: PageRoutes = (pages) => {
  const { db, personalData } = pages.deps

  pages.own(
    '/account/data.json',
    {
      summary: { th: accountWords.th.copy, en: accountWords.en.copy },
      permit: 'people.export',
    },
    async ({ me, request, at }) => ({
      body: JSON.stringify(
        await exportPerson(db, me.actor.person.id, actOf(request, at), personalData),
        undefined,
        2,
      ),
      type: 'application/json; charset=utf-8',
      headers: { 'content-disposition': 'attachment; filename="my-data.json"' },
    }),
  )

  pages.own('/account/erase', erasure, () => ({ html: <ErasePage form={untouched} /> }))

  pages.ownPost('/account/erase', erasure, async ({ lang, me, body, request, at }) => {
    const { person } = me.actor
    const confirm = readText(body.confirm)
    if (confirm.toLowerCase() !== person.email) {
      const errors = [{ name: 'confirm', message: eraseWords[lang].confirmWrong }]
      const form: Typed<'confirm'> = { fields: { confirm }, errors }
      return { html: <ErasePage form={form} />, status: 422 }
    }
    await erasePerson(db, person.id, reason, actOf(request, at), personalData)
    pages.deps.callers.forgetAll()
    return { redirect: '/sign-in/erased', session: null }
  })

  pages.fresh(
    '/sign-in/erased',
    { summary: { th: th.doneTitle, en: en.doneTitle }, permit: 'session.start' },
    () => ({ html: <ErasedPage /> }),
  )
}
