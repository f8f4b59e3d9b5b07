import { instantOf } from '../entity/date-time.ts'

/** Microseconds since 1970 of a DateTime; whole for every year that DateTimes have. */
export function microsOf(dateTime: string): number {
  const micros = Number(`${(dateTime.split('.')[1] ?? '').slice(0, -1).padEnd(6, '0')}`)
  const whole = instantOf(`${dateTime.slice(0, 19)}Z`) as number
  return whole * 1000 + (dateTime.includes('.') ? micros : 0)
}

/** The DateTime of microseconds since 1970, without a fraction that is zero. */
export function dateTimeOf(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000)
  const rest = String(micros - seconds * 1_000_000).padStart(6, '0')
  const whole = new Date(seconds * 1000).toISOString().slice(0, 19)
  return `${whole}${fractionOf(rest)}Z`
}

/** The DateTime of a timestamp without zone as PostgreSQL writes it, `2026-11-23 22:00:00.5`, meant in UTC. */
export function dateTimeOfText(text: string): string {
  const [whole = '', fraction = ''] = text.split('.')
  return `${whole.replace(' ', 'T')}${fractionOf(fraction.padEnd(6, '0'))}Z`
}

/** A fraction of six digits, in threes: `.5` would be as right, but is not what others write. */
function fractionOf(digits: string): string {
  if (digits === '000000') return ''
  return digits.endsWith('000') ? `.${digits.slice(0, 3)}` : `.${digits}`
}

/** Orders DateTimes as they are written here; negative where the first is earlier. */
export function compareMoments(one: string, other: string): number {
  // Without the zone a text that is the beginning of another is the earlier moment.
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)]
  return a < b ? -1 : a > b ? 1 : 0
}
