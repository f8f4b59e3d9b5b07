import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graceDaysLeft, type Lapse, proof, reviewDueAt, unprovenSince } from './proof.ts'

const rules = { graceDays: 30, reviewDays: 90 }
const start = Date.UTC(2026, 0, 1)
const dayMs = 86_400_000

/** The moment so many days after New Year. */
function day(days: number): Date {
  return new Date(start + days * dayMs)
}

function lapse(from: number, to?: number): Lapse {
  return {
    commitmentId: 'pm25',
    openedAt: day(from),
    ...(to === undefined ? {} : { closedAt: day(to) }),
  }
}

test('a lapse is at risk for thirty days, then unproven, then proven again once it closes', () => {
  const lapses = [lapse(10, 55)]
  const clock = [0, 9.999, 10, 39.999, 40, 54.999, 55, 80]
  expect(clock.map((days) => proof(lapses, 10, rules, day(days)))).toEqual([
    ...['proven', 'proven', 'at-risk', 'at-risk', 'unproven', 'unproven', 'proven', 'proven'],
  ])
  expect(clock.map((days) => graceDaysLeft(lapses, rules, day(days)))).toEqual([
    ...[undefined, undefined, 30, 1, undefined, undefined, undefined, undefined],
  ])
})

test('without connected data nothing is proven, whatever the lapses', () => {
  expect(proof([], 0, rules, day(0))).toBe('no-data')
  expect(proof([lapse(0)], 0, rules, day(90))).toBe('no-data')
  expect(proof([], 1, rules, day(0))).toBe('proven')
})

test('one commitment past its grace outweighs another within it', () => {
  const lapses = [lapse(0), { ...lapse(35), commitmentId: 'water' }]
  expect(proof(lapses, 2, rules, day(36))).toBe('unproven')
  expect(graceDaysLeft(lapses, rules, day(20))).toBe(10)
  expect(graceDaysLeft(lapses, rules, day(36))).toBeUndefined()
})

test('a lapse that closes and opens again has a new grace', () => {
  const lapses = [lapse(0, 29), lapse(29)]
  expect(proof(lapses, 1, rules, day(30))).toBe('at-risk')
  expect(proof(lapses, 1, rules, day(59))).toBe('unproven')
})

test('a review is due after ninety days unproven without a break', () => {
  expect(reviewDueAt([lapse(0)], rules, day(29))).toBeUndefined()
  expect(reviewDueAt([lapse(0)], rules, day(30))).toEqual(day(120))
  const handedOver = [lapse(0, 60), { ...lapse(20), commitmentId: 'water' }, lapse(100, 110)]
  expect(unprovenSince(handedOver, rules, day(70))).toEqual(day(30))
  const broken = [lapse(0, 40), { ...lapse(20), commitmentId: 'water' }]
  expect(unprovenSince(broken, rules, day(70))).toEqual(day(50))
})

test('over any lapses, being unproven since a moment means unproven from then on, and not just before', () => {
  const hour = fc.integer({ min: 0, max: 24 * 200 }).map((hours) => hours / 24)
  const anyLapse = fc
    .tuple(hour, fc.option(hour))
    .map(([from, to]) => lapse(from, to === null ? undefined : Math.max(from, to)))
  fc.assert(
    fc.property(fc.array(anyLapse, { maxLength: 6 }), hour, (lapses, now) => {
      const since = unprovenSince(lapses, rules, day(now))
      expect(since !== undefined).toBe(proof(lapses, 1, rules, day(now)) === 'unproven')
      if (since === undefined) return
      for (let at = since.getTime(); at <= day(now).getTime(); at += dayMs / 24) {
        expect(proof(lapses, 1, rules, new Date(at))).toBe('unproven')
      }
      expect(proof(lapses, 1, rules, new Date(since.getTime() - 1))).not.toBe('unproven')
    }),
    { numRuns: 200 },
  )
})
