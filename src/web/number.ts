import type { Lang } from '../base/text.ts'

const locales = { th: 'th-TH', en: 'en-GB' } as const
const whole = {
  th: new Intl.NumberFormat(locales.th, { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat(locales.en, { maximumFractionDigits: 0 }),
}
const tenth = {
  th: new Intl.NumberFormat(locales.th, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(locales.en, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
}
const upTo = new Map<string, Intl.NumberFormat>()

/** A number as a reader expects it: `70,213,067`; with at most `digits` decimals. */
export function showNumber(value: number, lang: Lang, digits = 0): string {
  if (digits === 0) return whole[lang].format(value)
  const key = `${lang}${digits}`
  let format = upTo.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locales[lang], { maximumFractionDigits: digits })
    upTo.set(key, format)
  }
  return format.format(value)
}

/** A share of a whole in per cent with one decimal: `74.8`; an en dash when there is no whole. */
export function showShare(part: number, whole: number, lang: Lang): string {
  return whole > 0 ? tenth[lang].format((100 * part) / whole) : '–'
}
