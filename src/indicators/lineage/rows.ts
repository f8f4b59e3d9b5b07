import {
  observationsAsOf,
  readColumns,
  type SeenObservation,
  type SeriesColumns,
} from '../../context/index.ts'
import type { CityTx } from '../../store/db.ts'
import type { Definition } from '../definitions/index.ts'
import { type HashedInput, inputsHash } from '../measure/inputs-hash.ts'
import { inputsAsOf } from './replay.ts'
import type { Trace } from './trace.ts'

/** One hour or day of one entity that a figure read; `null` where there is no number. */
export type RollupRow = {
  input: string
  entityId: string
  start: string
  n: number
  numbers: number
  sum: number
  min: number | null
  max: number | null
  last: number | null
  newestAt: string
}

/**
 * Gets the rows of rollups that a figure was made of, by input, series and time: as they are, where nothing of them has changed since, as
 * their hash tells; else made again from history as it was seen.
 */
export async function rowsOf(
  tx: CityTx,
  definition: Definition,
  trace: Trace,
): Promise<RollupRow[]> {
  const standing = await inputsAsTheyAre(tx, trace)
  const reads = Object.entries(trace.lineage.reads).map(([name, read]) => ({ name, ...read }))
  const isSame = inputsHash(standing, reads) === trace.inputsHash
  const inputs = isSame ? standing : (await inputsAsOf(tx, definition, trace)).inputs
  return inputs.flatMap(({ name, series, columns }) => {
    const entities = new Map(series.map((one) => [one.series, one.entityId]))
    return columns.flatMap((one) => toRows(name, entities.get(one.series) as string, one))
  })
}

async function inputsAsTheyAre(tx: CityTx, { lineage }: Trace): Promise<HashedInput[]> {
  const inputs: HashedInput[] = []
  for (const [name, { step, from, until, series }] of Object.entries(lineage.inputs)) {
    const stretch = { step, from: new Date(from), until: new Date(until) }
    const numbers = series.map((one) => one.series)
    inputs.push({ name, series, columns: await readColumns(tx, numbers, stretch) })
  }
  return inputs
}

function toRows(input: string, entityId: string, columns: SeriesColumns): RollupRow[] {
  const orNull = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? null : value
  return Array.from(columns.starts, (start, i) => ({
    input,
    entityId,
    start: new Date(start).toISOString(),
    n: columns.n[i] as number,
    numbers: columns.numbers[i] as number,
    sum: columns.sum[i] as number,
    min: orNull(columns.min[i]),
    max: orNull(columns.max[i]),
    last: orNull(columns.last[i]),
    newestAt: new Date(columns.newest[i] as number).toISOString(),
  }))
}

/** Which observations of a figure: of one input and entity, from a row's beginning on. */
export type ObservationChoice = {
  input: string
  entityId: string
  from?: Date | undefined
  until?: Date | undefined
  limit?: number | undefined
}

/** Gets the observations that a figure saw of one entity; undefined where it read none of that entity under that input. */
export async function observationsOf(
  tx: CityTx,
  { lineage, change }: Trace,
  { input, entityId, from, until, limit }: ObservationChoice,
): Promise<SeenObservation[] | undefined> {
  const read = lineage.inputs[input]
  const one = read?.series.find((series) => series.entityId === entityId)
  if (!read || !one) return undefined
  const [begin, end] = [new Date(read.from), new Date(read.until)]
  const stretch = {
    from: from && from > begin ? from : begin,
    until: until && until < end ? until : end,
    change,
  }
  return observationsAsOf(tx, one.series, stretch, { limit })
}
