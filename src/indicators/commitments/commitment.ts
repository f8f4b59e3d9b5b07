import { type Static, Type } from 'typebox'
import type { Day } from '../../base/day.ts'
import { bothWords, closed } from '../../base/shapes.ts'
import type { Text } from '../../base/text.ts'

const number = Type.Number({ minimum: -1e15, maximum: 1e15 })
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A day of Bangkok' })

/**
 * What a city promises of an indicator: from the baseline to the target by a day, along a trajectory, within a tolerance in the unit
 * of the indicator. A target of a range is two numbers.
 */
export const promiseShape = closed({
  title: Type.Optional(bothWords(300)),
  baseline: Type.Optional(closed({ value: number, on: day })),
  target: Type.Union([number, closed({ min: number, max: number })]),
  tolerance: Type.Number({ minimum: 0, maximum: 1e15 }),
  trajectory: Type.Union([
    /** In a straight line from the baseline to the target. */
    closed({ kind: Type.Literal('linear') }),
    /** Before the day on which it is due nothing is asked but that it is measured. */
    closed({ kind: Type.Literal('at-due') }),
    /** In straight lines between numbers named, from the first on. */
    closed({
      kind: Type.Literal('points'),
      points: Type.Array(closed({ on: day, value: number }), { minItems: 1, maxItems: 60 }),
    }),
  ]),
})
export type Promised = Static<typeof promiseShape>

/**
 * A commitment of a city; it never changes but for its end. Days are of Bangkok. Nothing here names a plan: whatever holds plans stands
 * above, makes commitments by `makeCommitment`, and keeps their ids with the version of the plan that it approved.
 */
export type Commitment = {
  id: string
  city: string
  indicator: string
  version: number
  promise: Promised
  critical: boolean
  startsOn: Day
  dueOn: Day
  madeAt: Date
  endedAt: Date | undefined
}

/**
 * `met`: measured, and as good as promised for the day; `not-met`: measured and not; `unproven`: no number, by the reason of its
 * reading; `waiting`: nothing is asked yet.
 */
export const verdicts = ['met', 'not-met', 'unproven', 'waiting'] as const
export type Verdict = (typeof verdicts)[number]

/** What was asked of a commitment at a moment: at most, at least, or between. */
export type Expected = { min?: number; max?: number }

/** What was judged of a commitment from a moment on, and the result that it rests on. */
export type Judgement = {
  commitment: string
  at: Date
  verdict: Verdict
  because: Text
  expected: Expected | undefined
  result: string | undefined
}
