import { bangkokDay, type Day, isDay, startOfDay } from '../../base/day.ts'
import { noSuchResult } from '../problems.ts'
import type { Reading } from './reading.ts'

type Named = Pick<Reading, 'id' | 'version' | 'from'>

/** What names a reading of a city: `air.pm25_days@1@2026-11-01`. */
export function readingName({ id, version, from }: Named): string {
  return `${id}@${version}@${bangkokDay(from)}`
}

/** Reads what `readingName` has written. Throws `noSuchResult` where its day is none. */
export function readReadingName(name: string): Named {
  const [id, version, day] = name.split('@') as [string, string, Day]
  if (!isDay(day)) throw noSuchResult()
  return { id, version: Number(version), from: startOfDay(day) }
}
