import { showInstant } from '../../base/day.ts'
import { type Text, text } from '../../base/text.ts'
import type { Input, Missing } from '../declaration/index.ts'
import { drawTogether } from './draw-over.ts'

/** How good an input is: shown beside every figure that is made of it. */
export type Quality = {
  /** The share of buckets so far that have a value, from 0 to 1. */
  coverage: number
  /** The moment of the newest observation in reach, in ms. */
  newestAt: number | undefined
  /** The moment of the oldest observed hour or day of the period, in ms. */
  oldestAt: number | undefined
  observations: number
  entities: number
}

/** What an input comes to in a period: a number, `partial` where it is under its coverage, or the reason why there is none. */
export type Drawn = Quality &
  (
    | { status: 'whole' | 'partial'; value: number }
    | { status: 'insufficient' | 'stale' | 'error'; because: Text }
  )

/** Buckets of an input: one number each, NaN for none; `over` how many of them have ended. */
export type Buckets = { values: Float64Array; ended: number }

const noQuality: Quality = {
  coverage: 0,
  newestAt: undefined,
  oldestAt: undefined,
  observations: 0,
  entities: 0,
}
const leastBuckets = 0.75

export function insufficient(because: Text, quality: Quality = noQuality): Drawn {
  return { ...quality, status: 'insufficient', because }
}

export function stale(newestAt: number | undefined, quality: Quality = noQuality): Drawn {
  const at = newestAt === undefined ? undefined : new Date(newestAt)
  return {
    ...quality,
    status: 'stale',
    because: at
      ? text(
          `ข้อมูลล่าสุด ${showInstant(at, 'th')} เก่ากว่าที่กำหนด`,
          `The newest observation, of ${showInstant(at, 'en')}, is too old.`,
        )
      : text('ไม่มีข้อมูลใหม่ภายในเวลาที่กำหนด', 'There is no new observation in the time set.'),
  }
}

/** Draws the buckets of a period together by the rules of an input for coverage and missing data. */
export function drawBuckets(
  input: Input,
  missing: Missing,
  { values, ended }: Buckets,
  quality: Omit<Quality, 'coverage'>,
): Drawn {
  const { policy } = input.missing ?? missing
  if (policy === 'zero') for (let i = 0; i < ended; i++) if (Number.isNaN(values[i])) values[i] = 0
  let covered = 0
  for (let i = 0; i < ended; i++) if (!Number.isNaN(values[i])) covered++
  const coverage = ended === 0 ? 0 : covered / ended
  const whole = { ...quality, coverage }
  if (ended === 0) return insufficient(tooYoung, whole)
  const value = input.over === 'latest' ? lastOf(values) : drawTogether(input.over, values)
  if (value === undefined) return insufficient(nothing, whole)
  const least = input.minBuckets ?? leastBuckets
  // Three of four quarters are 0.75, whatever the last bit says.
  if (coverage >= least - 1e-12) return { ...whole, status: 'whole', value }
  if (policy === 'partial') return { ...whole, status: 'partial', value }
  return insufficient(underCoverage(coverage, least), whole)
}

function lastOf(values: Float64Array): number | undefined {
  return values.findLast((value) => !Number.isNaN(value))
}

export const nothing = text('ไม่มีข้อมูลในรอบเวลานี้', 'There is no observation in the period.')
export const notConnected = text('ยังไม่มีเอนทิตีใดส่งข้อมูลนี้', 'No entity sends these data yet.')
const tooYoung = text('รอบเวลานี้เพิ่งเริ่ม', 'The period has only just begun.')

function underCoverage(coverage: number, least: number): Text {
  const [has, needs] = [coverage, least].map((share) => (share * 100).toFixed(1))
  return text(
    `มีข้อมูลร้อยละ ${has} ของช่วงเวลา ต้องมีอย่างน้อยร้อยละ ${needs}`,
    `Data cover ${has} % of the period; at least ${needs} % are needed.`,
  )
}
