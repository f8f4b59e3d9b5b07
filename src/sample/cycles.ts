import { dayOf, hourOf, isWeekend, partOfYear } from './local-time.ts'

/** A hill of height 1 around an hour of the day, `width` hours to either side. */
function hill(hour: number, middle: number, width: number): number {
  const away = Math.min(Math.abs(hour - middle), 24 - Math.abs(hour - middle))
  return Math.exp(-((away / width) ** 2))
}

/** How busy the roads are, from 0 at night to about 1 in the two rush hours; quieter and later at weekends. */
export function rush(at: number): number {
  const hour = hourOf(at)
  if (isWeekend(at)) return 0.55 * hill(hour, 11.5, 3) + 0.6 * hill(hour, 18, 2.5)
  return 0.95 * hill(hour, 7.6, 1.1) + hill(hour, 17.4, 1.5) + 0.35 * hill(hour, 12.5, 3)
}

/** How many people are out in the market street, from 0 to 1: morning market and evening, more at weekends. */
export function market(at: number): number {
  const hour = hourOf(at)
  const busy = 0.6 * hill(hour, 7, 1.8) + hill(hour, 18.5, 2.2) + 0.25 * hill(hour, 12.5, 2)
  return Math.min(1, busy * (isWeekend(at) ? 1 : 0.75))
}

/** How much of a working day a room is full, from 0 to 1. */
export function school(at: number): number {
  if (isWeekend(at)) return 0
  const hour = hourOf(at)
  return Math.min(1, hill(hour, 10, 1.8) + 0.9 * hill(hour, 14, 1.6))
}

/** The sun's strength, 0 at night to 1 at noon. */
export function sun(at: number): number {
  const hour = hourOf(at)
  return hour <= 6 || hour >= 18 ? 0 : Math.sin(((hour - 6) / 12) * Math.PI)
}

/** What share of a day's light has come by this time of day, from 0 to 1. */
export function sunSoFar(at: number): number {
  const hour = Math.min(18, Math.max(6, hourOf(at)))
  return (1 - Math.cos(((hour - 6) / 12) * Math.PI)) / 2
}

/** What share of a night's lamps has burnt by this time of day: half before six in the morning, half after six in the evening. */
export function nightSoFar(at: number): number {
  const hour = hourOf(at)
  if (hour < 6) return hour / 12
  return hour < 18 ? 0.5 : 0.5 + (hour - 18) / 12
}

/** The dust season, 0 in the rains to 1 in late January. */
export function dustSeason(at: number): number {
  return (1 + Math.cos((partOfYear(at) - 0.07) * 2 * Math.PI)) / 2
}

/** The rains, 0 to 1 at the end of September. */
export function rainSeason(at: number): number {
  return Math.max(0, Math.cos((partOfYear(at) - 0.73) * 2 * Math.PI))
}

/** What a meter shows that runs `perDay` on every day from 2025 on, more by day than by night: never backwards. */
export function meter(at: number, perDay: number): number {
  const days = dayOf(at) - firstDay
  const hour = hourOf(at)
  return perDay * (days + hour / 24 - (Math.sin((hour / 12 - 0.6) * Math.PI) + 0.951) / 16)
}

/** 1 January 2025, in days since 1970. */
export const firstDay = 20_089
