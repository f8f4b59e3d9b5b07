import { Problem } from '../base/problem.ts'
import type { Lang, Text } from '../base/text.ts'
import { incompleteCorrection, type NewCorrection } from '../programme/index.ts'
import { readText } from './typed-text.ts'
import type { FieldError } from './ui/error-summary.tsx'
import { correctionWords } from './words/corrections.ts'

/** The fields of the form as typed; absent ones are empty. */
export type CorrectionFields = Record<'wrong' | 'right' | 'sourceUrl' | 'contact', string>
export type CorrectionForm = { fields: CorrectionFields; errors: FieldError[] }

/** A field that people do not see and leave empty; programs that fill in everything fill in this one too. */
export const honeypot = 'website'

export const emptyForm: CorrectionForm = {
  fields: { wrong: '', right: '', sourceUrl: '', contact: '' },
  errors: [],
}

/** Whether something was written into the field that people do not see. */
export function isFromRobot(body: Record<string, unknown>): boolean {
  return readText(body[honeypot]) !== ''
}

/** The fields of a sent form. */
export function readFields(body: Record<string, unknown>): CorrectionFields {
  return {
    wrong: readText(body.wrong),
    right: readText(body.right),
    sourceUrl: readText(body.sourceUrl),
    contact: readText(body.contact),
  }
}

/** What the programme refused, field by field, in the reader's language; undefined when it failed for another reason. */
export function errorsFrom(error: unknown, lang: Lang): FieldError[] | undefined {
  if (!(error instanceof Problem) || error.kind !== incompleteCorrection.kind) return undefined
  const faults = error.facts.members?.fields as { name: keyof CorrectionFields; detail: Text }[]
  const t = correctionWords[lang]
  return faults.map(({ name, detail }) => ({
    name,
    message: t.fault(t.fieldNames[name], detail[lang]),
  }))
}

/** A form as the programme takes it. */
export function toNewCorrection(slug: string, fields: CorrectionFields): NewCorrection {
  const { wrong, right, sourceUrl, contact } = fields
  return { slug, wrong, right, sourceUrl: sourceUrl || undefined, contact: contact || undefined }
}
