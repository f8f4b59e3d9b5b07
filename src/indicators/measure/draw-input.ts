import { type Text, text } from '../../base/text.ts'
import type { ChosenSeries, SeriesColumns } from '../../context/index.ts'
import { type Drawing, drawnUnit, type Input, type Missing } from '../declaration/index.ts'
import { drawTogether, fulfils } from './draw-over.ts'
import {
  type Buckets,
  type Drawn,
  drawBuckets,
  insufficient,
  notConnected,
  nothing,
  type Quality,
  stale,
} from './drawn.ts'
import type { Reach } from './reach.ts'
import { drawWithin } from './within.ts'

/**
 * What an input comes to in a period: within each bucket of a series, across the series in a bucket, over the buckets. Stale where
 * nothing is as new as declared, then insufficient where too few buckets have a number.
 *
 * Shapes: `chosen` are the series meant, `columns` their rows in `reach.stretch`, both in the order of series.
 */
export function drawInput(
  input: Input,
  missing: Missing,
  chosen: readonly Pick<ChosenSeries, 'entityId' | 'unitCode'>[],
  columns: readonly SeriesColumns[],
  reach: Reach,
): Drawn {
  const foreign = chosen.find(({ unitCode }) => unitCode !== undefined && unitCode !== input.unit)
  const quality = qualityOf(columns, reach)
  if (foreign)
    return { ...quality, coverage: 0, status: 'error', because: foreignUnit(foreign, input) }
  const rule = input.missing ?? missing
  if (rule.policy !== 'zero') {
    if (chosen.length === 0) return insufficient(notConnected)
    const newest = quality.newestAt
    if (newest === undefined || newest < reach.ref - reach.freshMs)
      return stale(newest, { ...quality, coverage: 0 })
  }
  if (input.over === 'latest') return drawLatest(input, columns, reach, quality)
  return drawBuckets(input, missing, bucketsOf(input, columns, reach), quality)
}

/** One number a bucket, across the series; none where fewer series than needed have one. */
function bucketsOf(input: Input, columns: readonly SeriesColumns[], reach: Reach): Buckets {
  const { begin, end, ref, bucketMs } = reach
  const many = Math.round((end - begin) / bucketMs)
  const across = gather(input.across, many)
  for (const one of columns)
    drawWithin(input, one, reach, (start, value) => {
      const at = Math.floor((start - begin) / bucketMs)
      if (at >= 0 && at < many) across.add(at, value)
    })
  const values = across.result(input.minEntities ?? 1)
  return { values, ended: Math.floor((ref - begin) / bucketMs) }
}

type Gathering = { add(at: number, value: number): void; result(least: number): Float64Array }

/** Gathers numbers by bucket without keeping them. */
function gather(drawing: Drawing, buckets: number): Gathering {
  const counts = new Float64Array(buckets)
  const drawn = new Float64Array(buckets)
  const condition =
    typeof drawing === 'object' ? ('count' in drawing ? drawing.count : drawing.share) : undefined
  const add = (at: number, value: number) => {
    const before = drawn[at] as number
    const isFirst = counts[at] === 0
    counts[at] = (counts[at] as number) + 1
    if (condition) drawn[at] = before + (fulfils(value, condition) ? 1 : 0)
    else if (drawing === 'min') drawn[at] = isFirst ? value : Math.min(before, value)
    else if (drawing === 'max') drawn[at] = isFirst ? value : Math.max(before, value)
    else drawn[at] = before + value
  }
  const isShare = typeof drawing === 'object' && 'share' in drawing
  const result = (least: number) => {
    for (let at = 0; at < buckets; at++) {
      const many = counts[at] as number
      if (many < least) drawn[at] = Number.NaN
      else if (drawing === 'mean' || isShare) drawn[at] = (drawn[at] as number) / many
      else if (drawing === 'count') drawn[at] = many
    }
    return drawn
  }
  return { add, result }
}

/** The last number of each series that is fresh enough, across the series. */
function drawLatest(
  input: Input,
  columns: readonly SeriesColumns[],
  reach: Reach,
  quality: Omit<Quality, 'coverage'>,
): Drawn {
  const latest: number[] = []
  for (const one of columns) {
    let [last, isFresh] = [Number.NaN, false]
    drawWithin(input, one, reach, (_, value) => {
      last = value
    })
    isFresh = newestOf(one) >= reach.ref - reach.freshMs
    if (isFresh && !Number.isNaN(last)) latest.push(last)
  }
  const value = drawTogether(input.across, latest)
  if (value === undefined || latest.length < (input.minEntities ?? 1))
    return insufficient(nothing, { ...quality, coverage: 0 })
  return { ...quality, entities: latest.length, coverage: 1, status: 'whole', value }
}

function qualityOf(
  columns: readonly SeriesColumns[],
  { begin, end }: Reach,
): Omit<Quality, 'coverage'> {
  let [observations, entities] = [0, 0]
  let [newestAt, oldestAt]: [number | undefined, number | undefined] = [undefined, undefined]
  for (const one of columns) {
    const newest = newestOf(one)
    if (newestAt === undefined || newest > newestAt) newestAt = newest
    let of = 0
    for (let i = one.starts.length - 1; i >= 0; i--) {
      const start = one.starts[i] as number
      if (start < begin) break
      if (start >= end) continue
      of += one.n[i] as number
      if (oldestAt === undefined || start < oldestAt) oldestAt = start
    }
    observations += of
    if (of > 0) entities++
  }
  return { newestAt, oldestAt, observations, entities }
}

function newestOf({ newest }: SeriesColumns): number {
  return newest.at(-1) ?? Number.NEGATIVE_INFINITY
}

function foreignUnit(
  { entityId, unitCode }: Pick<ChosenSeries, 'entityId' | 'unitCode'>,
  input: Input,
): Text {
  const wanted = input.unit
  return text(
    `${entityId} ส่งค่าในหน่วย ${unitCode} แต่ประกาศไว้เป็น ${wanted}`,
    `${entityId} sends values in ${unitCode}; ${wanted} is declared (${drawnUnit(input)} in the formula).`,
  )
}
