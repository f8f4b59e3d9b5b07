/**
 * A length of time (ISO 8601): whole months, which are of unequal length, and microseconds. Both zero means the whole of the time
 * asked for.
 */
export type Duration = { readonly months: number; readonly micros: number }

const form =
  /^P(?=.)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,7})D)?(?:T(?=.)(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,](\d{1,6}))?S)?)?$/

const second = 1_000_000
const microsOf = { week: 604_800 * second, day: 86_400 * second, hour: 3_600 * second }

/** Reads a duration, as `P1M`, `PT15M`, `P1DT12H`, `PT0S`; undefined for what is none. Source: CIM 009 4.5.19, ISO 8601. */
export function readDuration(text: string): Duration | undefined {
  const parts = form.exec(text)
  if (!parts) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = parts
    .slice(1, 8)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number]
  const fraction = Number((parts[8] ?? '').padEnd(6, '0'))
  const micros =
    weeks * microsOf.week +
    days * microsOf.day +
    hours * microsOf.hour +
    (minutes * 60 + seconds) * second +
    fraction
  return Number.isSafeInteger(micros) ? { months: years * 12 + months, micros } : undefined
}

export function isWhole({ months, micros }: Duration): boolean {
  return months === 0 && micros === 0
}

/**
 * Microseconds since 1970 of the start of a period, the first being number 0. Months are counted in UTC from the origin; a day that
 * a month does not have is its last.
 */
export function startOfPeriod(
  origin: number,
  { months, micros }: Duration,
  number: number,
): number {
  return addMonths(origin, months * number) + micros * number
}

function addMonths(origin: number, months: number): number {
  if (months === 0) return origin
  const millis = Math.floor(origin / 1000)
  const day = new Date(millis)
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const moved = Date.UTC(
    first.getUTCFullYear(),
    first.getUTCMonth(),
    Math.min(day.getUTCDate(), last),
  )
  const midnight = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate())
  return origin + (moved - midnight) * 1000
}
