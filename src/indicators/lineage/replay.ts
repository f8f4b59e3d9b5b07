import { aboutSeries, columnsAsOf, isErased } from '../../context/index.ts'
import type { CityTx } from '../../store/db.ts'
import type { Definition } from '../definitions/index.ts'
import { type InputRead, type ReadResult, settleInputs } from '../measure/measure.ts'
import { reachOf } from '../measure/reach.ts'
import { periodAt } from '../period/index.ts'
import { findResult, hasNumber, type Result, type Said } from '../results/index.ts'

/**
 * What came of making a result again from the observations that it saw: `same` value and hash; `different`, which nothing that the
 * product does can bring about; or `erased`, where something that it saw has been erased for good.
 */
export type Replay = {
  outcome: 'same' | 'different' | 'erased'
  said: Said
  inputsHash: string
  /** That of what the result now reads in its definition. */
  formulaHash: string
}

/**
 * Makes a result again as of the change that it saw: the same series, the same stretches, what had been recorded by then and not yet
 * corrected or taken away. Reads raw history, never rollups. `tx` is of the result's space.
 */
export async function replayResult(
  tx: CityTx,
  definition: Definition,
  result: Result,
): Promise<Replay> {
  const { inputs, changed } = await inputsAsOf(tx, definition, result)
  const now = new Date(result.lineage.now)
  const period = periodAt(definition.declaration.period, result.from)
  const settled = settleInputs(
    definition,
    period,
    inputs,
    await othersOf(tx, result.lineage.reads),
    {
      now,
      dirty: false,
    },
  )
  const carried = await carriedFrom(tx, result)
  const said: Said = carried ?? settled.said
  const isSame =
    settled.inputsHash === result.inputsHash &&
    definition.formulaHash === result.formulaHash &&
    said.status === result.status &&
    ('value' in said ? said.raw : undefined) === ('value' in result ? result.raw : undefined)
  return {
    outcome: isSame ? 'same' : changed ? 'erased' : 'different',
    said,
    inputsHash: settled.inputsHash,
    formulaHash: definition.formulaHash,
  }
}

/** What the inputs of a result read, made again from history as it was seen; `changed` where some of it has been erased since. */
export async function inputsAsOf(
  tx: CityTx,
  { declaration }: Definition,
  { lineage, change, from }: Pick<Result, 'lineage' | 'change' | 'from'>,
): Promise<{ inputs: InputRead[]; changed: boolean }> {
  const period = periodAt(declaration.period, from)
  const now = new Date(lineage.now)
  const inputs: InputRead[] = []
  let changed = false
  for (const [name, input] of Object.entries(declaration.inputs)) {
    const read = lineage.inputs[name]
    if (!read) continue
    const series = read.series.map((one) => ({ unitCode: undefined, ...one }))
    const numbers = series.map((one) => one.series)
    const stretch = { step: read.step, from: new Date(read.from), until: new Date(read.until) }
    const columns = await columnsAsOf(tx, numbers, stretch, change)
    inputs.push({ name, series, columns, reach: { ...reachOf(input, period, now), stretch } })
    const isGone = (await aboutSeries(tx, numbers)).length < numbers.length
    changed ||= isGone || (await isErased(tx, numbers, change))
  }
  return { inputs, changed }
}

/** Results of other indicators as a formula reads them, by id; the empty name stands for one that was not there yet. */
export async function othersOf(
  tx: CityTx,
  reads: Readonly<Record<string, { result: string; inputsHash: string }>>,
): Promise<Map<string, ReadResult>> {
  const others = new Map<string, ReadResult>()
  for (const [id, read] of Object.entries(reads)) {
    const one = read.result === '' ? undefined : await findResult(tx, read.result)
    const named = { result: read.result, inputsHash: read.inputsHash }
    if (one && hasNumber(one)) others.set(id, { status: one.status, value: one.raw, ...named })
    else if (one) others.set(id, { status: one.status, because: one.because, ...named })
    else others.set(id, { status: 'insufficient', because: { th: '', en: '' }, ...named })
  }
  return others
}

async function carriedFrom(tx: CityTx, { lineage }: Result): Promise<Said | undefined> {
  const from = lineage.carried === undefined ? undefined : await findResult(tx, lineage.carried)
  if (!from || !hasNumber(from)) return undefined
  return { status: 'provisional', value: from.value, raw: from.raw }
}
