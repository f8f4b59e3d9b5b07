import { expect, test } from 'vitest'
import type { SeriesColumns } from '../../context/index.ts'
import { pm25Days } from '../check/pm25.fixture.ts'
import type { Declaration, Input, Missing } from '../declaration/index.ts'
import { seeded } from '../expression/random-formula.fixture.ts'
import { periodAt } from '../period/index.ts'
import { drawInput } from './draw-input.ts'
import { reachOf } from './reach.ts'

const hourMs = 3_600_000
const november = periodAt('P1M', new Date('2026-11-10T00:00:00Z'))
const published = new Date('2026-12-12T00:00:00Z')
const hours = (november.until.getTime() - november.from.getTime()) / hourMs
const hourly: Input = {
  ...(pm25Days.inputs.pm25 as Declaration['inputs'][string]),
  bucket: 'PT1H',
  over: 'mean',
  minBuckets: 0.75,
  freshness: 'PT6H',
}
const refuse: Missing = { policy: 'refuse' }

/** One sensor with the value 10 in the hours that are there. */
function columnsOf(there: readonly number[]): SeriesColumns {
  const column = (of: (hour: number) => number) => Float64Array.from(there, of)
  const start = (hour: number) => november.from.getTime() + hour * hourMs
  return {
    series: 1,
    starts: column(start),
    n: column(() => 2),
    numbers: column(() => 2),
    sum: column(() => 20),
    min: column(() => 8),
    max: column(() => 12),
    last: column(() => 12),
    newest: column((hour) => start(hour) + hourMs / 2),
  }
}

function draw(there: readonly number[], input = hourly, missing = refuse) {
  const chosen = [{ entityId: 'urn:x:1', unitCode: undefined }]
  const columns = there.length > 0 ? [columnsOf(there)] : []
  return drawInput(input, missing, chosen, columns, reachOf(input, november, published))
}

test('gaps of one to a hundred per cent are insufficient or stale exactly when declared, and never a number', () => {
  const random = seeded(7)
  const seen = { whole: 0, insufficient: 0, stale: 0 }
  for (let gap = 1; gap <= 100; gap++)
    for (let run = 0; run < 20; run++) {
      const all = Array.from({ length: hours }, (_, hour) => hour)
      for (let left = Math.round((hours * gap) / 100); left > 0; left--)
        all.splice(Math.floor(random() * all.length), 1)
      const drawn = draw(all)
      const newest = all.at(-1)
      const isStale = newest === undefined || newest + 0.5 < hours - 6
      const wanted = isStale ? 'stale' : all.length / hours >= 0.75 ? 'whole' : 'insufficient'
      expect([gap, all.length, drawn.status]).toEqual([gap, all.length, wanted])
      expect('value' in drawn).toBe(wanted === 'whole')
      if ('value' in drawn) expect(drawn.value).toBe(10)
      seen[wanted]++
    }
  for (const many of Object.values(seen)) expect(many).toBeGreaterThan(100)
})

test('three of four quarters are enough, one hour less is not', () => {
  const enough = Array.from({ length: hours * 0.75 }, (_, at) => hours * 0.25 + at)
  expect(draw(enough)).toMatchObject({ status: 'whole', coverage: 0.75 })
  expect(draw(enough.slice(1))).toMatchObject({ status: 'insufficient' })
})

test('a partial figure says so, a declared zero counts, and neither is taken for the other', () => {
  const last = [hours - 2, hours - 1]
  expect(draw(last, hourly, { policy: 'partial' })).toMatchObject({ status: 'partial', value: 10 })
  const because = { th: 'ไม่มีเหตุ', en: 'nothing happened' }
  const sum: Input = { ...hourly, within: 'sum', over: 'sum' }
  expect(draw(last, sum, { policy: 'zero', because })).toMatchObject({ status: 'whole', value: 40 })
  expect(draw([], sum, { policy: 'zero', because })).toMatchObject({ status: 'whole', value: 0 })
  expect(draw([], sum)).toMatchObject({ status: 'stale' })
})

test('a feed in another unit is an error that names it', () => {
  const chosen = [{ entityId: 'urn:x:1', unitCode: 'GP' }]
  const drawn = drawInput(
    hourly,
    refuse,
    chosen,
    [columnsOf([1])],
    reachOf(hourly, november, published),
  )
  expect(drawn).toMatchObject({ status: 'error', because: { en: expect.stringContaining('GP') } })
})

test('the ways to draw together within a bucket', () => {
  const value = (changes: Partial<Input>) => {
    const drawn = draw(
      Array.from({ length: hours }, (_, at) => at),
      { ...hourly, ...changes },
    )
    return 'value' in drawn ? drawn.value : drawn.status
  }
  expect(value({ within: 'min' })).toBe(8)
  expect(value({ within: 'max', over: 'max' })).toBe(12)
  expect(value({ within: 'last', over: 'sum' })).toBe(12 * hours)
  expect(value({ within: 'count', over: 'sum' })).toBe(2 * hours)
  expect(value({ within: 'delta', over: 'sum' })).toBe(0)
  expect(value({ over: { count: { above: 10 } } })).toBe(0)
  expect(value({ over: { count: { atLeast: 10 } } })).toBe(hours)
  expect(value({ over: { share: { below: 11 } } })).toBe(1)
  expect(value({ bucket: 'P1D', within: 'timeWeightedMean', minHours: 24 })).toBe(10)
  expect(value({ minEntities: 2 })).toBe('insufficient')
})
