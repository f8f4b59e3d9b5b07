import type { Db } from '../../store/db.ts'
import { listBoundCities, nameOf } from '../definitions/index.ts'
import { periodAt } from '../period/index.ts'
import type { ProofRules } from '../proof.ts'
import { listDueReadings, listReadings } from '../results/index.ts'
import type { MeasuringDeps } from './follow-news.ts'
import { judgeCity } from './judge-city.ts'
import { measureTargets } from './measure-targets.ts'
import { measuredIn } from './measured-of.ts'
import { keyOf, type Measured, type Target } from './target.ts'

/** Does what the clock alone asks for, in every space: new periods begin, data grow stale, results become final, grace ends. */
export async function tick(db: Db, rules: ProofRules, now: Date): Promise<void> {
  const tenants = new Set((await listBoundCities(db.read)).map(({ tenant }) => tenant))
  for (const tenant of tenants) await tickSpace(db, tenant, rules, now)
}

/** The same in one space. */
export async function tickSpace(
  db: Db,
  tenant: number,
  rules: ProofRules,
  now: Date,
): Promise<void> {
  for (const measured of await measuredIn(db, tenant)) {
    const targets = await dueTargets(db, tenant, measured, now)
    if (targets.length > 0) await measureTargets(db, tenant, measured, targets, now)
    await judgeCity(db, tenant, measured, rules, now)
  }
}

/** Readings that are due, and running periods that have no reading yet. */
async function dueTargets(
  db: Db,
  tenant: number,
  { city, definitions }: Measured,
  now: Date,
): Promise<Target[]> {
  const byName = new Map(definitions.map((one) => [nameOf(one), one]))
  const running = definitions.map((definition): Target => {
    return { definition, period: periodAt(definition.declaration.period, now) }
  })
  const earliest = new Date(
    Math.min(now.getTime(), ...running.map((one) => one.period.from.getTime())),
  )
  const { due, current } = await db.snapshot(tenant, async (tx) => ({
    due: (await listDueReadings(tx, now)).filter((one) => one.city === city),
    current: await listReadings(tx, { city, from: earliest }),
  }))
  const known = new Set(current.map((one) => `${nameOf(one)} ${one.from.getTime()}`))
  const targets = running.filter((one) => !known.has(keyOf(one)))
  for (const reading of due) {
    const definition = byName.get(nameOf(reading))
    const period = definition && periodAt(definition.declaration.period, reading.from)
    if (definition && period) targets.push({ definition, period })
  }
  return targets
}

/** Ticks from now on, one after the other, until it is stopped. Failures are told, and the next tick comes all the same. */
export function startTicking(
  { db, clock, rules }: MeasuringDeps,
  everyMs: number,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let [stopped, busy] = [false, false]
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    if (stopped || busy) return
    busy = true
    running = rules()
      .then((known) => tick(db, known, clock()))
      .catch(onFailure)
      .finally(() => {
        busy = false
      })
  }, everyMs)
  timer.unref()
  return async () => {
    stopped = true
    clearInterval(timer)
    await running
  }
}
