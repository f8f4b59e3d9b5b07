import { readDay, startOfDay } from '../base/day.ts'
import type { Lang } from '../base/text.ts'
import type { NewApiToken } from '../identity/index.ts'
import { daysAfter } from './mandate-days.ts'
import type { TokenForm } from './pages/account/issue-token.tsx'
import { readChoices, readTexts } from './typed-text.ts'
import { tokenWords } from './words/tokens.ts'

/** Reads the form that issues a token: as it was typed, and as a token where a day was. The day named is the last on which it works. */
export function readTokenForm(
  body: Record<string, unknown>,
  lang: Lang,
): { form: TokenForm; wanted: Omit<NewApiToken, 'tenant'> | undefined } {
  const fields = readTexts(body, ['label', 'until'])
  const purposes = readChoices(body.purposes)
  const last = readDay(fields.until)
  if (last === undefined) {
    const errors = [{ name: 'until', message: tokenWords[lang].untilWrong }]
    return { form: { fields, purposes, errors }, wanted: undefined }
  }
  const expiresAt = startOfDay(daysAfter(last, 1))
  return {
    form: { fields, purposes, errors: [] },
    wanted: { label: fields.label, purposes, expiresAt },
  }
}
