import { bangkokOffsetMs } from '../../base/day.ts'
import type { PeriodKind } from '../declaration/index.ts'

/** A day, month, quarter or year of Bangkok: [from, until). `name` is `2026-11-24`, `2026-11`, `2026-Q4` or `2026`. */
export type Period = { kind: PeriodKind; name: string; from: Date; until: Date }

const dayMs = 24 * 3_600_000
const monthsOf: Record<Exclude<PeriodKind, 'P1D'>, number> = { P1M: 1, P3M: 3, P1Y: 12 }

/** The period of a kind that a moment lies in. */
export function periodAt(kind: PeriodKind, at: Date): Period {
  const local = new Date(at.getTime() + bangkokOffsetMs)
  if (kind === 'P1D') return dayPeriod(Math.floor(local.getTime() / dayMs))
  const months = monthsOf[kind]
  const month = local.getUTCFullYear() * 12 + local.getUTCMonth()
  return monthPeriod(kind, month - (month % months))
}

/** The period so many after (or, below zero, before) another. */
export function periodAfter({ kind, from }: Period, many = 1): Period {
  const local = new Date(from.getTime() + bangkokOffsetMs)
  if (kind === 'P1D') return dayPeriod(Math.round(local.getTime() / dayMs) + many)
  const month = local.getUTCFullYear() * 12 + local.getUTCMonth()
  return monthPeriod(kind, month + many * monthsOf[kind])
}

/** The periods of a kind that touch [from, until), in their order. */
export function periodsBetween(kind: PeriodKind, from: Date, until: Date): Period[] {
  const found: Period[] = []
  for (let one = periodAt(kind, from); one.from < until; one = periodAfter(one)) found.push(one)
  return found
}

/** The beginning of the day of Bangkok that a moment lies in. */
export function dayStart(at: Date): Date {
  return periodAt('P1D', at).from
}

function dayPeriod(day: number): Period {
  const name = new Date(day * dayMs).toISOString().slice(0, 10)
  const from = new Date(day * dayMs - bangkokOffsetMs)
  return { kind: 'P1D', name, from, until: new Date(from.getTime() + dayMs) }
}

function monthPeriod(kind: Exclude<PeriodKind, 'P1D'>, month: number): Period {
  const [from, until] = [month, month + monthsOf[kind]].map(
    (one) => new Date(Date.UTC(Math.floor(one / 12), one % 12) - bangkokOffsetMs),
  ) as [Date, Date]
  return { kind, name: nameOf(kind, Math.floor(month / 12), month % 12), from, until }
}

function nameOf(kind: PeriodKind, year: number, month: number): string {
  if (kind === 'P1Y') return String(year)
  if (kind === 'P3M') return `${year}-Q${Math.floor(month / 3) + 1}`
  return `${year}-${String(month + 1).padStart(2, '0')}`
}
