import { readDay } from '../base/day.ts'
import type { Lang } from '../base/text.ts'
import { type NewInvitation, roles, type Scope } from '../identity/index.ts'
import { daysAfter } from './mandate-days.ts'
import { inviteFields } from './pages/office/invite-form.tsx'
import { readTexts } from './typed-text.ts'
import type { FieldError } from './ui/index.ts'
import { organisationWords } from './words/organisation.ts'

type Fields = Record<(typeof inviteFields)[number], string>

/** A sent form: as it was typed, with what of it must change, and as an invitation where nothing must. */
export type ReadInvite = { fields: Fields } & (
  | { errors: FieldError[]; invitation?: never }
  | { errors: []; invitation: NewInvitation }
)

/** Reads the form that asks somebody in to a place. The last day is the day before the mandate ends. */
export function readInvite(body: Record<string, unknown>, scope: Scope, lang: Lang): ReadInvite {
  const fields = readTexts(body, inviteFields)
  const t = organisationWords[lang]
  const role = roles.find((one) => one === fields.role)
  const from = readDay(fields.from)
  const last = fields.until === '' ? null : readDay(fields.until)
  const errors = [
    ...(role === undefined ? [{ name: 'role', message: t.roleMissing }] : []),
    ...(from === undefined ? [{ name: 'from', message: t.dayWrong }] : []),
    ...(last === undefined ? [{ name: 'until', message: t.dayWrong }] : []),
  ]
  if (role === undefined || from === undefined || last === undefined) return { fields, errors }
  const until = last === null ? null : daysAfter(last, 1)
  const { name, email, basis } = fields
  const letters: Lang = fields.lang === 'en' ? 'en' : 'th'
  const invitation = { name, email, lang: letters, role, scope, from, until, basis }
  return { fields, errors: [], invitation }
}

/** What the fields of the form are called, for the problems that name them; the place is told beside the role. */
export function inviteLabels(lang: Lang): Record<string, string> {
  const { name, email, role, from, until, basis } = organisationWords[lang]
  return { name, email, role, scope: role, from, until, basis }
}
