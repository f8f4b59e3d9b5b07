import { type AboutSeries, aboutSeries, type SeriesHour } from '../../context/index.ts'
import type { Db } from '../../store/db.ts'
import { durationMs, type Input } from '../declaration/index.ts'
import type { Definition } from '../definitions/index.ts'
import { reachOf } from '../measure/reach.ts'
import { type Period, periodsBetween } from '../period/index.ts'
import { keyOf, type Target } from './target.ts'

/** The definitions and periods whose inputs read one of these hours of series. */
export async function affectedBy(
  db: Db,
  tenant: number,
  definitions: readonly Definition[],
  hours: readonly SeriesHour[],
  now: Date,
): Promise<Target[]> {
  const about = await db.city(tenant, (tx) =>
    aboutSeries(tx, [...new Set(hours.map(({ series }) => series))]),
  )
  const found = new Map<string, Target>()
  for (const definition of definitions)
    for (const [name, selection] of definition.selections) {
      const meant = new Set(about.filter((one) => isMeant(one, selection)).map((one) => one.series))
      if (meant.size === 0) continue
      const touched = new Set(
        hours.filter(({ series }) => meant.has(series)).map(({ hour }) => Date.parse(hour)),
      )
      const input = definition.declaration.inputs[name] as Input
      for (const period of periodsOf(definition, input, touched, now)) {
        const target = { definition, period }
        found.set(keyOf(target), target)
      }
    }
  return [...found.values()]
}

type Selected = { type: string; attribute: string; dataset: string }

/** Which entities match a condition is asked when they are measured. */
function isMeant(one: AboutSeries, { type, attribute, dataset }: Selected): boolean {
  return one.attribute === attribute && one.dataset === dataset && one.types.includes(type)
}

const dayMs = 24 * 3_600_000

/** An hour counts in the period it lies in, and in those after it that reach back to it. */
function periodsOf(
  { declaration }: Definition,
  input: Input,
  hours: ReadonlySet<number>,
  now: Date,
): Period[] {
  const found = new Map<number, Period>()
  const reachMs = durationMs(input.freshness) + dayMs
  for (const hour of hours) {
    const last = Math.min(hour + reachMs, now.getTime())
    for (const period of periodsBetween(declaration.period, new Date(hour), new Date(last + 1))) {
      if (found.has(period.from.getTime())) continue
      const { stretch } = reachOf(input, period, now)
      if (hour >= stretch.from.getTime() && hour < stretch.until.getTime())
        found.set(period.from.getTime(), period)
    }
  }
  return [...found.values()]
}
