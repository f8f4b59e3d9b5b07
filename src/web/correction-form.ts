import type { Lang } from '../base/text.ts'
import type { NewCorrection } from '../programme/index.ts'
import { showNumber } from './number.ts'
import type { FieldError } from './ui/error-summary.tsx'
import { correctionWords } from './words/corrections.ts'

/** The fields of the form as typed; absent ones are empty. */
export type CorrectionFields = Record<'wrong' | 'right' | 'sourceUrl' | 'contact', string>
export type CorrectionForm = { fields: CorrectionFields; errors: FieldError[] }

/** Longest text of each kind, in characters. */
export const correctionLimits = { text: 2000, sourceUrl: 2000, contact: 254 }

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

/** Reads and checks a sent form; what was typed is kept, and each error is in the reader's language. */
export function readCorrectionForm(body: Record<string, unknown>, lang: Lang): CorrectionForm {
  const fields: CorrectionFields = {
    wrong: readText(body.wrong),
    right: readText(body.right),
    sourceUrl: readText(body.sourceUrl),
    contact: readText(body.contact),
  }
  const t = correctionWords[lang]
  const errors: FieldError[] = []
  const refuse = (name: keyof CorrectionFields, message: string) => errors.push({ name, message })
  for (const name of ['wrong', 'right'] as const) {
    const { length } = fields[name]
    if (length === 0) refuse(name, name === 'wrong' ? t.errorWrongEmpty : t.errorRightEmpty)
    else if (length > correctionLimits.text)
      refuse(
        name,
        t.errorLong(t[name], showNumber(correctionLimits.text, lang), showNumber(length, lang)),
      )
  }
  if (fields.sourceUrl && !isWebAddress(fields.sourceUrl)) refuse('sourceUrl', t.errorSourceUrl)
  if (fields.contact && !isMailAddress(fields.contact)) refuse('contact', t.errorContact)
  return { fields, errors }
}

/** A checked form as the programme takes it. */
export function toNewCorrection(slug: string, fields: CorrectionFields): NewCorrection {
  const { wrong, right, sourceUrl, contact } = fields
  return { slug, wrong, right, sourceUrl: sourceUrl || undefined, contact: contact || undefined }
}

/**
 * Whether a form came from one of our own pages. Browsers send Sec-Fetch-Site or Origin with every POST; a program that sends
 * neither holds no reader's trust to abuse. Source: Fetch Metadata Request Headers; RFC 6454, section 7.
 */
export function isFromHere(
  headers: { origin?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined },
  publicUrl: string,
): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return headers.origin === undefined || headers.origin === new URL(publicUrl).origin
}

/** Text of a field: trimmed, line ends as \n, characters that cannot be shown left out; a repeated field is not text. */
function readText(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
}

function isWebAddress(value: string): boolean {
  if (value.length > correctionLimits.sourceUrl) return false
  const url = URL.parse(value)
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.')
}

function isMailAddress(value: string): boolean {
  return value.length <= correctionLimits.contact && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
}
