import { startOfDay } from '../../base/day.ts'
import { observedDays, type Selection, selectSeries } from '../../context/index.ts'
import type { CityTx, Db } from '../../store/db.ts'
import type { PeriodKind } from '../declaration/index.ts'
import type { Definition } from '../definitions/index.ts'
import { type Period, periodAfter, periodAt, periodsBetween } from '../period/index.ts'
import type { Kept } from '../results/index.ts'
import { measureTargets } from './measure-targets.ts'
import { measuredIn } from './measured-of.ts'
import type { Measured, Target } from './target.ts'

/** How many periods back an indicator is measured when it is adopted, as far as there are data. */
const mostBack: Record<PeriodKind, number> = { P1D: 400, P1M: 36, P3M: 20, P1Y: 10 }

/**
 * Measures what a city measures over all periods that there are data for, and the running one; of one indicator, where it is named.
 * Gives what was kept. This is also the full recompute: what comes out the same is kept as it is.
 */
export async function measureHistory(
  db: Db,
  tenant: number,
  { city, id }: { city?: string | undefined; id?: string | undefined },
  now: Date,
): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const measured of await measuredIn(db, tenant)) {
    if (city !== undefined && measured.city !== city) continue
    const targets: Target[] = []
    for (const definition of measured.definitions) {
      if (id !== undefined && definition.id !== id) continue
      const periods = await db.city(tenant, (tx) => periodsWithData(tx, measured, definition, now))
      for (const period of periods) targets.push({ definition, period })
    }
    kept.push(...(await measureTargets(db, tenant, measured, targets, now)))
  }
  return kept
}

async function periodsWithData(
  tx: CityTx,
  measured: Measured,
  definition: Definition,
  now: Date,
): Promise<Period[]> {
  const { declaration } = definition
  const running = periodAt(declaration.period, now)
  const furthest = periodAfter(running, -mostBack[declaration.period]).from
  let first: Date = running.from
  for (const selection of selectionsOf(measured, definition)) {
    const series = await selectSeries(tx, selection)
    const days = await observedDays(
      tx,
      series.map((one) => one.series),
    )
    const from = days && startOfDay(days.first)
    if (from && from < first) first = from
  }
  return periodsBetween(declaration.period, first < furthest ? furthest : first, now)
}

/** What a definition selects, and what those select that its formula reads. */
function selectionsOf(measured: Measured, { selections, reads }: Definition): Selection[] {
  const read = reads.flatMap((id) => measured.byId.get(id) ?? [])
  return [...selections.values(), ...read.flatMap((one) => selectionsOf(measured, one))]
}
