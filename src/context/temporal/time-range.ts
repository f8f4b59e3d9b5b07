import type { Text } from '../../base/text.ts'
import { readDateTime } from '../entity/date-time.ts'
import { parameterFault } from '../query/cursor.ts'
import { microsOf } from './moment.ts'

/** By which moment of an instance a request asks. Source: CIM 009 4.8, 4.11. */
export const timeProperties = ['observedAt', 'createdAt', 'modifiedAt', 'deletedAt'] as const
export type TimeProperty = (typeof timeProperties)[number]

export const timeRelations = ['before', 'after', 'between'] as const
export type TimeRelation = (typeof timeRelations)[number]

/** The time asked for: from `from` on, to before `until`; DateTimes. Without a relation, all time. */
export type TimeRange = {
  readonly property: TimeProperty
  readonly relation?: TimeRelation
  readonly from?: string
  readonly until?: string
}

/** The members of a temporal query as a request gives them. */
export type TimeParameters = {
  timerel?: unknown
  timeAt?: unknown
  endTimeAt?: unknown
  timeproperty?: unknown
}

const because = {
  relation: {
    th: 'ต้องเป็น before after หรือ between',
    en: 'It is before, after or between.',
  },
  property: {
    th: 'ต้องเป็น observedAt createdAt modifiedAt หรือ deletedAt',
    en: 'It is observedAt, createdAt, modifiedAt or deletedAt.',
  },
  dateTime: {
    th: 'ต้องเป็นวันเวลา UTC รูปแบบ 2026-11-23T22:00:00Z',
    en: 'A moment in UTC is expected, as in 2026-11-23T22:00:00Z.',
  },
  missing: { th: 'ต้องมี', en: 'It is needed.' },
  alone: { th: 'ใช้ได้เมื่อมี timerel', en: 'It goes with timerel.' },
  notBetween: { th: 'ใช้กับ between เท่านั้น', en: 'It goes with between only.' },
  reversed: { th: 'ต้องไม่มาก่อน timeAt', en: 'It must not come before timeAt.' },
} satisfies Record<string, Text>

/**
 * Reads a temporal query. `needed`: there must be one. Throws BadRequestData naming the parameter. Source: CIM 009 4.11: `after`
 * and the lower bound of `between` are inclusive, `before` and the upper bound exclusive.
 */
export function readTimeRange(given: TimeParameters, needed: boolean): TimeRange {
  const { timerel, timeAt, endTimeAt, timeproperty = 'observedAt' } = given
  const property = timeProperties.find((one) => one === timeproperty)
  if (!property) throw parameterFault('timeproperty', because.property)
  if (timerel === undefined) {
    if (needed) throw parameterFault('timerel', because.missing)
    if (timeAt !== undefined) throw parameterFault('timeAt', because.alone)
    if (endTimeAt !== undefined) throw parameterFault('endTimeAt', because.alone)
    return { property }
  }
  const relation = timeRelations.find((one) => one === timerel)
  if (!relation) throw parameterFault('timerel', because.relation)
  const at = readMoment('timeAt', timeAt)
  if (relation !== 'between') {
    if (endTimeAt !== undefined) throw parameterFault('endTimeAt', because.notBetween)
    return relation === 'before'
      ? { property, relation, until: at }
      : { property, relation, from: at }
  }
  const until = readMoment('endTimeAt', endTimeAt)
  if (microsOf(until) < microsOf(at)) throw parameterFault('endTimeAt', because.reversed)
  return { property, relation, from: at, until }
}

function readMoment(parameter: string, given: unknown): string {
  if (given === undefined || given === '') throw parameterFault(parameter, because.missing)
  const moment = typeof given === 'string' ? readDateTime(given) : undefined
  if (moment === undefined) throw parameterFault(parameter, because.dateTime)
  return moment
}
