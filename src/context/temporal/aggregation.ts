import type { Text } from '../../base/text.ts'
import { parameterFault } from '../query/cursor.ts'
import { type Duration, readDuration } from './duration.ts'

/** The methods of aggregation. Source: CIM 009 4.5.19. */
export const aggregationMethods = [
  'totalCount',
  'distinctCount',
  'sum',
  'avg',
  'min',
  'max',
  'stddev',
  'sumsq',
] as const
export type AggregationMethod = (typeof aggregationMethods)[number]

/** How values are to be drawn together: by which methods, over periods of which length. */
export type Aggregation = {
  readonly methods: readonly AggregationMethod[]
  readonly period: Duration
}

const because = {
  method: {
    th: `ต้องเป็น ${aggregationMethods.join(' ')}`,
    en: `The methods are ${aggregationMethods.join(', ')}.`,
  },
  period: {
    th: 'ต้องเป็นช่วงเวลาตาม ISO 8601 เช่น PT1H P1D P1M',
    en: 'A duration (ISO 8601) is expected, as PT1H, P1D or P1M.',
  },
  alone: { th: 'ใช้ได้เมื่อมี aggrMethods', en: 'It goes with aggrMethods.' },
} satisfies Record<string, Text>

/**
 * Reads how to aggregate: methods as a list, or as text parted by commas; undefined without any. A period that is missing or zero is
 * the whole time asked for. Throws BadRequestData naming the parameter. Source: CIM 009 4.5.19, 5.2.44.
 */
export function readAggregation(given: {
  aggrMethods?: unknown
  aggrPeriodDuration?: unknown
}): Aggregation | undefined {
  const { aggrMethods, aggrPeriodDuration = 'PT0S' } = given
  if (aggrMethods === undefined) {
    if (given.aggrPeriodDuration !== undefined)
      throw parameterFault('aggrPeriodDuration', because.alone)
    return undefined
  }
  const names = typeof aggrMethods === 'string' ? aggrMethods.split(',') : aggrMethods
  if (!Array.isArray(names) || names.length === 0)
    throw parameterFault('aggrMethods', because.method)
  const methods = names.map((name) => {
    const method = aggregationMethods.find((one) => one === name)
    if (!method) throw parameterFault('aggrMethods', because.method)
    return method
  })
  const period =
    typeof aggrPeriodDuration === 'string' ? readDuration(aggrPeriodDuration) : undefined
  if (!period) throw parameterFault('aggrPeriodDuration', because.period)
  return { methods: [...new Set(methods)], period }
}
