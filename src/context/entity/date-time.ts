const date = /^(\d{4})-(\d{2})-(\d{2})$/
const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const clock = /^(\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,6}))?Z$/

/**
 * Reads a DateTime (`2026-11-23T22:00:00.123456Z`; a comma may stand for the point) and gives it with a point. Undefined for what
 * is none: no other zone than Z, no day or time that does not exist. Source: CIM 009 4.6.3.
 */
export function readDateTime(text: string): string | undefined {
  const [day, time, ...more] = text.split('T')
  if (more.length > 0 || !day || !time || !isDate(day) || millisecondsOf(time) === undefined)
    return undefined
  return text.replace(',', '.')
}

/** Whether a text is a Date, `2026-11-23`. There was no year 0. */
export function isDate(text: string): boolean {
  const parts = date.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 && isLeap ? 29 : daysOfMonths[month - 1]
  return year > 0 && last !== undefined && day >= 1 && day <= last
}

/** Milliseconds since 1970 of a DateTime, with microseconds as a fraction; undefined for what is none. */
export function instantOf(text: string): number | undefined {
  // Most texts are none, and are told so at their end.
  if (!text.endsWith('Z') || text[10] !== 'T') return undefined
  const day = text.slice(0, 10)
  const milliseconds = millisecondsOf(text.slice(11))
  if (milliseconds === undefined || !isDate(day)) return undefined
  return Date.parse(`${day}T00:00:00Z`) + milliseconds
}

/** Milliseconds since midnight of a Time, `22:00:00.5Z`; undefined for what is none. */
export function millisecondsOf(text: string): number | undefined {
  const parts = clock.exec(text)
  if (!parts) return undefined
  const [hours, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  const micros = Number((parts[4] ?? '').padEnd(6, '0'))
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + micros / 1000
}
