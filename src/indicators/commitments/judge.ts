import { startOfDay } from '../../base/day.ts'
import { type Text, text } from '../../base/text.ts'
import { counts } from '../declaration/drawn-unit.ts'
import type { Declaration } from '../declaration/index.ts'
import { type Period, periodAfter, periodAt } from '../period/index.ts'
import { hasNumber, type Reading } from '../results/index.ts'
import type { Commitment, Judgement } from './commitment.ts'
import { expectedAt, isAsGood } from './expected.ts'

/** What is judged, before it is known whether it is news. `period` is that of the reading it rests on. */
export type Judged = Omit<Judgement, 'commitment' | 'at' | 'result'> & {
  period: Period | undefined
}

/**
 * Judges a commitment at a moment: status first, value second. Its number is that of the running period where it can be compared as it
 * grows (a mean, a share, a latest number), else of the last period that is over; that the running one is stale or in error counts at
 * once.
 *
 * Shapes: `readings` of the indicator and version, by the beginning of their period in ms. Errors: none.
 */
export function judge(
  commitment: Commitment,
  declaration: Declaration,
  readings: ReadonlyMap<number, Reading>,
  at: Date,
): Judged {
  const none = { expected: undefined, period: undefined }
  if (at < startOfDay(commitment.startsOn))
    return { ...none, verdict: 'waiting', because: notBegun }
  const running = periodAt(declaration.period, at)
  const period = judgedPeriod(declaration, running, readings)
  const reading = readings.get(period.from.getTime())
  if (!reading) return { ...none, verdict: 'unproven', because: notMeasured }
  if (!hasNumber(reading))
    return { expected: undefined, period, verdict: 'unproven', because: reading.because }
  const moment = period.until <= at ? new Date(period.until.getTime() - 1) : at
  const expected = expectedAt(commitment, declaration.direction, moment)
  if (!expected) return { expected, period, verdict: 'met', because: measuredOnly }
  const isMet = isAsGood(Number(reading.value), expected)
  const asked = showExpected(expected)
  return {
    expected,
    period,
    verdict: isMet ? 'met' : 'not-met',
    because: text(
      `ค่าที่วัดได้ ${reading.value} เกณฑ์ ${asked.th}`,
      `Measured ${reading.value}; asked: ${asked.en}`,
    ),
  }
}

/** The last period that is over, or the running one where it says enough already. */
function judgedPeriod(
  declaration: Declaration,
  running: Period,
  readings: ReadonlyMap<number, Reading>,
): Period {
  const now = readings.get(running.from.getTime())
  if (now && (now.status === 'stale' || now.status === 'error')) return running
  if (now && hasNumber(now) && isComparable(declaration)) return running
  return periodAfter(running, -1)
}

/** Ids of indicators have a dot before a letter; names of inputs have none, and numbers none before a letter. */
const readsOthers = /\.[a-z]/

/**
 * Whether a number of half a period says the same as one of a whole: not so for sums and counts, which grow, nor where it is not known,
 * as of a formula that reads other indicators.
 */
export function isComparable({ inputs, expression }: Declaration): boolean {
  if (readsOthers.test(expression)) return false
  return Object.values(inputs).every(
    ({ over }) => over === 'latest' || (over !== 'sum' && !counts(over)),
  )
}

export function showExpected({ min, max }: { min?: number; max?: number }): Text {
  const [low, high] = [min, max].map(
    (one) => one !== undefined && String(Number(one.toPrecision(12))),
  )
  if (low && high) return text(`ระหว่าง ${low} ถึง ${high}`, `between ${low} and ${high}`)
  return low ? text(`ไม่น้อยกว่า ${low}`, `at least ${low}`) : text(`ไม่เกิน ${high}`, `at most ${high}`)
}

const notBegun = text('ยังไม่ถึงวันเริ่มของคำมั่น', 'The commitment has not begun yet.')
const notMeasured = text('ยังไม่มีผลการวัด', 'There is no reading yet.')
const measuredOnly = text(
  'มีข้อมูลต่อเนื่อง ยังไม่ถึงกำหนดของเป้าหมาย',
  'It is being measured; the target is not due yet.',
)
