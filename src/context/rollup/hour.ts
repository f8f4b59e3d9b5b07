import { bangkokOffsetMs } from '../../base/day.ts'

/** An hour of a series; `hour` is its start in UTC as a DateTime, `2026-11-23T22:00:00Z`. */
export type SeriesHour = { readonly series: number; readonly hour: string }

/** A day of Bangkok as `2026-11-24`. Bangkok is seven hours ahead of UTC all year. */
export type SeriesDay = { readonly series: number; readonly day: string }

/** The hours that an event names: numbers of series by hour, which is a DateTime. */
export type NamedHours = Readonly<Record<string, readonly number[]>>

/** The event by which writers tell which hours of which series they touched. Source: docs/adr/0005-city-data-storage.md. */
export const changedEvent = 'city-data.changed'

/** The start of the hour in UTC that a DateTime lies in. */
export function hourOf(dateTime: string): string {
  return `${dateTime.slice(0, 13)}:00:00Z`
}

/** The day of Bangkok that an hour of UTC lies in. */
export function dayOf(hour: string): string {
  const shifted = new Date(Date.parse(hour) + bangkokOffsetMs)
  return shifted.toISOString().slice(0, 10)
}

/** Puts the hours of several events together, each series of an hour once. */
export function togetherOf(named: Iterable<NamedHours>): SeriesHour[] {
  const byHour = new Map<string, Set<number>>()
  for (const hours of named)
    for (const [hour, all] of Object.entries(hours)) {
      const known = byHour.get(hourOf(hour)) ?? new Set()
      byHour.set(hourOf(hour), known)
      for (const series of all) known.add(series)
    }
  return [...byHour].flatMap(([hour, all]) => [...all].map((series) => ({ series, hour })))
}
