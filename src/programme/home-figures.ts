import type { Day } from '../base/day.ts'
import type { Region } from '../places/index.ts'
import type { OfficialCount } from './record.ts'

/**
 * The four figures that measure the founding article's own aim, on a day.
 * Units: `people` are residents by the population of `populationYear` (Gregorian). No figure says that the programme caused it.
 */
export type HomeFigures = {
  at: Day
  /** `named`: cities certified by their own events on that day. `counted`: the newest official count of a known day, null before the first. */
  certified: { named: number; counted: OfficialCount | null }
  /** `counted`: the newest official count of zones, whatever its kind. `named`: zones of the record on that day. Two numbers, never one. */
  zones: { named: number; counted: OfficialCount | null }
  /** Emblems outside Bangkok and vicinity (NESDC) beside the people living there. */
  outside: {
    emblems: number
    emblemsTotal: number
    people: number
    peopleTotal: number
    populationYear: number
  }
  /** People living in a province with an emblem; not the same as living in a certified area. */
  reach: {
    people: number
    peopleTotal: number
    provinces: number
    provincesWithout: number
    populationYear: number
  }
  byRegion: { region: Region; emblems: number; zones: number; people: number }[]
}
