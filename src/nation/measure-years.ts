import type { Day } from '../base/day.ts'
import type { RegionSystem } from '../places/index.ts'
import type { Tx } from '../store/db.ts'
import type { Indicator } from './indicator.ts'
import { measuresByYear, readYear } from './measures/index.ts'
import { areasOf } from './queries.ts'
import type { TrendYear } from './view/trend.ts'

/**
 * Every measure of every year of an indicator, worked out by the database in one statement: the same as `seeTrend` within 1e-9.
 * For exports and checks of many years; pages measure in TypeScript what they have read anyway.
 */
export async function measureYears(
  tx: Tx,
  indicator: Indicator,
  system: RegionSystem,
  at: Day,
): Promise<TrendYear[]> {
  const { rows } = await measuresByYear(areasOf(indicator, system, at)).execute(tx)
  return rows.map((row) => ({ year: row.year, measures: readYear(row) }))
}
