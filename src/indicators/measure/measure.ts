import {
  type ChosenSeries,
  isDirty,
  lastChange,
  readColumns,
  type SeriesColumns,
  selectSeries,
} from '../../context/index.ts'
import type { CityTx } from '../../store/db.ts'
import { durationMs } from '../declaration/index.ts'
import type { Definition } from '../definitions/index.ts'
import type { Period } from '../period/index.ts'
import type { InputQuality, Lineage, Said } from '../results/reading.ts'
import { drawInput } from './draw-input.ts'
import type { Drawn } from './drawn.ts'
import { inputsHash } from './inputs-hash.ts'
import { type Reach, reachOf } from './reach.ts'
import { type Read, settle } from './settle.ts'

/** What another indicator was measured to be, that the formula reads: its frozen result. */
export type ReadResult = Read & { result: string; inputsHash: string }

/** What an input read. */
export type InputRead = {
  name: string
  series: readonly ChosenSeries[]
  columns: readonly SeriesColumns[]
  reach: Reach
}

/** A definition measured over a period, before anything of it is kept. */
export type Measured = {
  said: Said
  quality: Record<string, InputQuality>
  lineage: Lineage
  inputsHash: string
  change: number
  /** An hour that was read waits to be made anew: nothing may be frozen. */
  dirty: boolean
  /** When it may become another by the clock alone. */
  dueAt: Date | undefined
}

/**
 * Measures an indicator over a period from rollups, as things stand at a moment. Reads only; `tx` must be a snapshot, so that change
 * number, dirtiness and rows are of one moment. `others`: results of the indicators that the formula reads, by id.
 */
export async function measure(
  tx: CityTx,
  definition: Definition,
  period: Period,
  others: ReadonlyMap<string, ReadResult>,
  now: Date,
): Promise<Measured> {
  const change = await lastChange(tx)
  const inputs = await readInputs(tx, definition, period, now)
  const dirty = await hasDirty(tx, inputs)
  return { ...settleInputs(definition, period, inputs, others, { now, dirty }), change, dirty }
}

/** Reads what the inputs of a definition are made of. */
export async function readInputs(
  tx: CityTx,
  { declaration, selections }: Definition,
  period: Period,
  now: Date,
): Promise<InputRead[]> {
  const read: InputRead[] = []
  for (const [name, input] of Object.entries(declaration.inputs)) {
    const selection = selections.get(name)
    if (!selection) continue
    const reach = reachOf(input, period, now)
    const series = await selectSeries(tx, selection)
    const numbers = series.map(({ series: number }) => number)
    read.push({ name, series, reach, columns: await readColumns(tx, numbers, reach.stretch) })
  }
  return read
}

async function hasDirty(tx: CityTx, inputs: readonly InputRead[]): Promise<boolean> {
  for (const { series, reach } of inputs) {
    const numbers = series.map((one) => one.series)
    if (await isDirty(tx, numbers, reach.stretch.from, reach.stretch.until)) return true
  }
  return false
}

/** Works out what was read: pure, and the same for a reading that is made again. */
export function settleInputs(
  definition: Definition,
  period: Period,
  inputs: readonly InputRead[],
  others: ReadonlyMap<string, ReadResult>,
  { now, dirty }: { now: Date; dirty: boolean },
): Omit<Measured, 'change' | 'dirty'> {
  const { declaration, formula } = definition
  const drawn = new Map(
    inputs.map(({ name, series, columns, reach }): [string, Drawn] => {
      const input = declaration.inputs[name] as (typeof declaration.inputs)[string]
      return [name, drawInput(input, declaration.missing, series, columns, reach)]
    }),
  )
  const settled = settle(formula, declaration.decimals, drawn, others)
  const isOut = now.getTime() >= period.until.getTime() + durationMs(declaration.publishAfter)
  const said: Said =
    'value' in settled
      ? {
          status: settled.status === 'whole' && isOut && !dirty ? 'final' : 'provisional',
          value: settled.value,
          raw: settled.raw,
        }
      : settled
  const reads = [...others].map(([name, { inputsHash: of }]) => ({ name, inputsHash: of }))
  return {
    said,
    quality: Object.fromEntries([...drawn].map(([name, one]) => [name, qualityOf(one)])),
    lineage: lineageOf(inputs, others, now),
    inputsHash: inputsHash(inputs, reads),
    dueAt: dueAfter(definition, period, drawn, inputs, now),
  }
}

function qualityOf(one: Drawn): InputQuality {
  const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())
  return {
    status: one.status,
    coverage: one.coverage,
    newestAt: iso(one.newestAt),
    oldestAt: iso(one.oldestAt),
    observations: one.observations,
    entities: one.entities,
  }
}

function lineageOf(
  inputs: readonly InputRead[],
  others: ReadonlyMap<string, ReadResult>,
  now: Date,
): Lineage {
  return {
    now: now.toISOString(),
    inputs: Object.fromEntries(
      inputs.map(({ name, series, reach: { stretch } }) => [
        name,
        {
          step: stretch.step,
          from: stretch.from.toISOString(),
          until: stretch.until.toISOString(),
          series: series.map(({ series: number, entityId, unitCode }) => ({
            series: number,
            entityId,
            ...(unitCode !== undefined && { unitCode }),
          })),
        },
      ]),
    ),
    reads: Object.fromEntries(
      [...others].map(([name, read]) => [
        name,
        {
          result: read.result,
          inputsHash: read.inputsHash,
          raw: 'value' in read ? read.value : null,
          status: read.status,
        },
      ]),
    ),
  }
}

/** The next bucket, the end of freshness, the end of the period, or the day of publishing: whatever comes first after now. */
function dueAfter(
  { declaration }: Definition,
  period: Period,
  drawn: ReadonlyMap<string, Drawn>,
  inputs: readonly InputRead[],
  now: Date,
): Date | undefined {
  const until = period.until.getTime()
  const moments = [until, until + durationMs(declaration.publishAfter)]
  if (now < period.until)
    for (const { name, reach } of inputs) {
      const newest = drawn.get(name)?.newestAt
      if (newest !== undefined) moments.push(newest + reach.freshMs + 1)
      const passed = Math.floor((now.getTime() - reach.begin) / reach.bucketMs)
      moments.push(reach.begin + (passed + 1) * reach.bucketMs)
    }
  const next = Math.min(...moments.filter((moment) => moment > now.getTime()))
  return Number.isFinite(next) ? new Date(next) : undefined
}
