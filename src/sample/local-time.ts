import { bangkokOffsetMs } from '../base/day.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** The time of day in Bangkok, in hours from 0 to 24. */
export function hourOf(at: number): number {
  return ((at + bangkokOffsetMs) % dayMs) / hourMs
}

/** Days since 1 January 1970 in Bangkok. */
export function dayOf(at: number): number {
  return Math.floor((at + bangkokOffsetMs) / dayMs)
}

/** The first instant of a day of Bangkok, in ms. */
export function startOfDay(day: number): number {
  return day * dayMs - bangkokOffsetMs
}

/** Saturday or Sunday. 1 January 1970 was a Thursday. */
export function isWeekend(at: number): boolean {
  return [2, 3].includes(dayOf(at) % 7)
}

/** Where in the year a moment lies, from 0 on 1 January to 1. */
export function partOfYear(at: number): number {
  return ((at + bangkokOffsetMs) / dayMs / 365.25) % 1
}
