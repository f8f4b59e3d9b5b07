import type { CityTx } from '../../store/db.ts'
import { type Definition, listAdoptions } from '../definitions/index.ts'
import { inputsHash } from '../measure/inputs-hash.ts'
import { readInputs, settleInputs } from '../measure/measure.ts'
import { periodAt } from '../period/index.ts'
import { carry, findResult, listReadings, type Reading, type Result } from '../results/index.ts'
import { inputsAsOf, othersOf } from './replay.ts'

/** What a figure was made of: a result, or a reading that is not frozen as it stands. */
export type Trace = Pick<Result, 'from' | 'change' | 'inputsHash' | 'lineage'>

/**
 * Where a reading comes from. `result`: what it is frozen into as it stands; undefined while it runs. `holds`: what its definition
 * reads comes to the hash of the reading; not so for the moment in which data are on their way.
 */
export type ReadingTrace = { trace: Trace; result: Result | undefined; holds: boolean }

/**
 * Finds what a reading was made of. Of one that is not frozen nothing is stored but hash, change and moment: its series and stretches
 * are worked out again as of that moment, and its rows from history as of that change. Reads only; `tx` is a snapshot.
 */
export async function traceReading(
  tx: CityTx,
  definition: Definition,
  reading: Reading,
): Promise<ReadingTrace> {
  const frozen = reading.result === undefined ? undefined : await findResult(tx, reading.result)
  if (frozen && isFrozenAs(frozen, reading)) return { trace: frozen, result: frozen, holds: true }
  const { city, from, change, readAt: now } = reading
  const period = periodAt(definition.declaration.period, from)
  const inputs = await readInputs(tx, definition, period, now)
  const others = await othersOf(tx, await resultsRead(tx, definition, reading))
  const settled = settleInputs(definition, period, inputs, others, { now, dirty: false })
  const { carried } = await carry(tx, city, definition, period, settled)
  const lineage = { ...settled.lineage, ...(carried !== undefined && { carried }) }
  const trace: Trace = { from, change, inputsHash: reading.inputsHash, lineage }
  const holds =
    settled.inputsHash === reading.inputsHash ||
    (await hashAsOf(tx, definition, trace)) === reading.inputsHash
  return { trace, result: undefined, holds }
}

function isFrozenAs(result: Result, reading: Reading): boolean {
  return (
    result.status === reading.status &&
    result.inputsHash === reading.inputsHash &&
    ('value' in result ? result.raw : undefined) === ('value' in reading ? reading.raw : undefined)
  )
}

/** The results of other indicators that a reading has read: those of the versions that the city measures. */
async function resultsRead(tx: CityTx, { reads }: Definition, { city, from }: Reading) {
  if (reads.length === 0) return {}
  const adopted = new Map((await listAdoptions(tx, city)).map(({ id, version }) => [id, version]))
  const found: Record<string, { result: string; inputsHash: string }> = {}
  for (const id of reads) {
    const until = new Date(from.getTime() + 1)
    const readings = await listReadings(tx, { city, id, from, until })
    const one = readings.find(({ version }) => version === adopted.get(id)) ?? readings[0]
    const result = one?.result === undefined ? undefined : await findResult(tx, one.result)
    found[id] = { result: result?.id ?? '', inputsHash: result?.inputsHash ?? '' }
  }
  return found
}

async function hashAsOf(tx: CityTx, definition: Definition, trace: Trace): Promise<string> {
  const { inputs } = await inputsAsOf(tx, definition, trace)
  const reads = Object.entries(trace.lineage.reads).map(([name, read]) => ({ name, ...read }))
  return inputsHash(inputs, reads)
}
