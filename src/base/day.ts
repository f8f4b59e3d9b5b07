import type { Lang } from './text.ts'

/** A calendar day in Asia/Bangkok, ISO 8601: `2021-12-24`. */
export type Day = string

/** A day, a month or a year, as far as it is known: `2021-12-24`, `2021-12` or `2021`. */
export type PartialDay = string

const partial = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Whether the text is a calendar day, month or year that exists, in Gregorian years 1900 to 2399 (a later one is a Buddhist year). */
export function isPartialDay(value: string): value is PartialDay {
  const match = partial.exec(value)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  if (year < 1900 || year >= 2400 || month < 1 || month > 12) return false
  return day >= 1 && day <= daysIn(year, month)
}

/** Whether the text is a whole calendar day that exists. */
export function isDay(value: string): value is Day {
  return value.length === 10 && isPartialDay(value)
}

/** The first day that a partial day can mean. */
export function firstDay(on: PartialDay): Day {
  if (on.length === 4) return `${on}-01-01`
  return on.length === 7 ? `${on}-01` : on
}

/** The last day that a partial day can mean: what is known to have happened has happened by then. */
export function lastDay(on: PartialDay): Day {
  if (on.length === 4) return `${on}-12-31`
  if (on.length === 10) return on
  const [year, month] = on.split('-').map(Number)
  return `${on}-${String(daysIn(year as number, month as number)).padStart(2, '0')}`
}

/** Orders partial days by the last day they can mean, then the more exact one first. */
export function comparePartialDays(a: PartialDay, b: PartialDay): number {
  const [lastA, lastB] = [lastDay(a), lastDay(b)]
  if (lastA !== lastB) return lastA < lastB ? -1 : 1
  return b.length - a.length
}

/** Adds whole months to a day; a day that the target month lacks becomes its last. */
export function addMonths(on: Day, months: number): Day {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const toDay = Math.min(day, daysIn(toYear, toMonth))
  return `${toYear}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`
}

/** How far the clocks of Bangkok are ahead of UTC, in milliseconds, all year round. */
export const bangkokOffsetMs = 7 * 3_600_000

/** The first instant of a calendar day in Asia/Bangkok. */
export function startOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00+07:00`)
}

/** The calendar day of an instant in Asia/Bangkok. */
export function bangkokDay(at: Date): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(at)
}

/**
 * Reads a day as people type it: ISO (`2021-12-24`), or `24/12/2564`; a year past 2400 is Buddhist. Thai digits are taken.
 * Gives undefined for what is no day.
 */
export function readDay(typed: string): Day | undefined {
  const plain = readDigits(typed)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain)
  const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : undefined
  if (!parts) return undefined
  const year = Number(parts[0]) >= 2400 ? Number(parts[0]) - 543 : Number(parts[0])
  const day = `${year}-${String(parts[1]).padStart(2, '0')}-${String(parts[2]).padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/**
 * Reads a day and a time of it as people type them, in Bangkok: `24/11/2569` and `14:30` or `14.30`. Gives undefined for what is
 * no moment.
 */
export function readMoment(day: string, time: string): Date | undefined {
  const on = readDay(day)
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(readDigits(time)) ?? []
  if (on === undefined || hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  return new Date(`${on}T${hour.padStart(2, '0')}:${minute}:00+07:00`)
}

/** What was typed, without blanks around it and with Thai digits as the others. */
function readDigits(typed: string): string {
  return typed.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  formats.set(key, made)
  return made
}

/**
 * Writes a day, month or year as a reader expects it: `24 ธันวาคม 2564`, `สิงหาคม 2568`, `พ.ศ. 2564`; in English Gregorian with
 * the Buddhist year in brackets, `24 December 2021 (B.E. 2564)`. Numbers keep to their word by no-break spaces.
 */
export function showDay(on: PartialDay, lang: Lang): string {
  const at = new Date(`${firstDay(on)}T00:00:00Z`)
  const buddhist = Number(on.slice(0, 4)) + 543
  if (on.length === 4)
    return lang === 'th' ? `พ.ศ.\u00a0${buddhist}` : `${on} (B.E.\u00a0${buddhist})`
  const options: Intl.DateTimeFormatOptions =
    on.length === 7
      ? { month: 'long', year: 'numeric' }
      : { day: 'numeric', month: 'long', year: 'numeric' }
  if (lang === 'th') return format('th-TH', options).format(at).replaceAll(' ', '\u00a0')
  return `${format('en-GB', options).format(at).replaceAll(' ', '\u00a0')} (B.E.\u00a0${buddhist})`
}

/** Writes an instant as day and clock time in Bangkok: `24 ธันวาคม 2564 เวลา 10.00 น.`, `24 December 2021 (B.E. 2564), 10:00`. */
export function showInstant(at: Date, lang: Lang): string {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Bangkok',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
  return `${showDay(bangkokDay(at), lang)}${showClock(clock, lang)}`
}

/** Writes the time of day behind a date: ` เวลา 10.00 น.` or `, 10:00`. `clock` is `hh:mm`. */
export function showClock(clock: string, lang: Lang): string {
  return lang === 'th' ? ` เวลา\u00a0${clock.replace(':', '.')}\u00a0น.` : `, ${clock}`
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
