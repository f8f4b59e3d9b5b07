import type { InstanceChange } from '../entity/change.ts'
import { instantOf } from '../entity/date-time.ts'
import type { Instance } from '../entity/entity.ts'
import { writeHistoryInstance } from '../space/index.ts'

/**
 * A row of `history` but for its series and change number. `at` and `recordedAt` are milliseconds since 1970. `num`: its value where
 * that is a number; `body`: all of it, where it is more than number and time.
 */
export type HistoryRow = {
  at: number
  recordedAt: number
  observed: boolean
  deleted: boolean
  num: number | null
  body: string | null
}

/** What a change of an instance leaves in history: what became of it, or that it was deleted. `recordedAt`: the moment of change. */
export function historyRow({ is }: InstanceChange, recordedAt: number): HistoryRow {
  if (!is)
    return { at: recordedAt, recordedAt, observed: false, deleted: true, num: null, body: null }
  const observed = is.observedAt !== undefined
  return {
    at: is.observedAt === undefined ? recordedAt : (instantOf(is.observedAt) as number),
    recordedAt,
    observed,
    deleted: false,
    num: typeof is.value === 'number' && is.kind === 'Property' ? is.value : null,
    body: isNumberAndTime(is) ? null : writeHistoryInstance(is),
  }
}

/** Whether a number and its time say all that is in an instance; its dataset is its series'. */
export function isNumberAndTime(instance: Instance): boolean {
  const { kind, value, unitCode, valueType, objectType, attributes } = instance
  return (
    kind === 'Property' &&
    typeof value === 'number' &&
    unitCode === undefined &&
    valueType === undefined &&
    objectType === undefined &&
    attributes === undefined &&
    instance.expiresAt === undefined &&
    instance.entityIdSealed === undefined &&
    instance.entityTypeSealed === undefined
  )
}

const hourMs = 3_600_000

/** The hour of a moment, in UTC, as news name it. */
export function hourOf(at: number): string {
  return new Date(Math.floor(at / hourMs) * hourMs).toISOString()
}

/** The months of moments, in UTC, each by its first day. */
export function monthsOf(moments: Iterable<{ at: number }>): Set<string> {
  const hours = new Set<number>()
  for (const { at } of moments) hours.add(Math.floor(at / hourMs))
  return new Set(
    Array.from(hours, (hour) => `${new Date(hour * hourMs).toISOString().slice(0, 7)}-01`),
  )
}
