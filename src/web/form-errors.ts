import { Problem, type ProblemKind } from '../base/problem.ts'
import type { Lang, Text } from '../base/text.ts'
import { keepTogether } from './thai.ts'
import type { FieldError } from './ui/error-summary.tsx'

/** What was typed into a form, by field, and what of it must change; both empty at the first visit. */
export type Typed<Name extends string> = {
  fields: Partial<Record<Name, string>>
  errors: readonly FieldError[]
}

/** A form that nobody has filled in yet. */
export const untouched = { fields: {}, errors: [] } as const

/** What to say beside a field. */
export function errorOf(errors: readonly FieldError[], name: string): string | undefined {
  return errors.find((error) => error.name === name)?.message
}

/**
 * What a room refused, in the reader's language: field by field where it names them (`labels` says what each is called on the
 * page, `rename` under which id it stands there), else its sentence. Undefined when it failed for a reason not among `kinds`.
 */
export function errorsOf(
  error: unknown,
  lang: Lang,
  kinds: readonly { kind: ProblemKind }[],
  labels: Readonly<Record<string, string>> = {},
  rename: Readonly<Record<string, string>> = {},
): FieldError[] | undefined {
  if (!(error instanceof Problem) || !kinds.some(({ kind }) => kind === error.kind))
    return undefined
  const faults = error.facts.members?.fields as { name: string; detail: Text }[] | undefined
  if (!faults) return [{ name: null, message: sentenceOf(error, lang) }]
  return faults.map(({ name, detail }) => {
    const label = labels[name] ?? name
    return { name: rename[name] ?? name, message: `${label}: ${say(detail, lang)}` }
  })
}

/** The status with which a refused form is answered. */
export function statusOf(error: unknown): number {
  return error instanceof Problem ? error.kind.status : 500
}

function sentenceOf({ kind, facts }: Problem, lang: Lang): string {
  const title = say(kind.title, lang)
  if (!facts.detail) return title
  return lang === 'th' ? `${title} ${say(facts.detail, lang)}` : `${title}. ${facts.detail.en}`
}

function say(text: Text, lang: Lang): string {
  return lang === 'th' ? keepTogether(text.th) : text.en
}
