import { type Day, showDay } from '../base/day.ts'
import type { Lang } from '../base/text.ts'
import { accountWords } from './words/account.ts'

const dayMs = 86_400_000

/** The day this many days later, or earlier. */
export function daysAfter(on: Day, days: number): Day {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** For how long something holds, in words. `until` is the first day on which it no longer does; readers are told the last. */
export function showDays({ from, until }: { from: Day; until: Day | null }, lang: Lang): string {
  const t = accountWords[lang]
  if (until === null) return t.daysOpen(showDay(from, lang))
  return t.days(showDay(from, lang), showDay(daysAfter(until, -1), lang))
}
