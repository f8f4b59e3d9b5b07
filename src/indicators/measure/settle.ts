import { type Text, text } from '../../base/text.ts'
import type { Missing } from '../declaration/index.ts'
import { evaluate, type Formula, namesIn, roundTo } from '../expression/index.ts'
import type { Drawn } from './drawn.ts'

/** What another indicator came to, as the formula reads it. */
export type Read =
  | { status: 'final' | 'provisional'; value: number }
  | { status: 'insufficient' | 'stale' | 'error'; because: Text }

/** What the formula comes to: a number (rounded as text, and as it is), or the typed reason why there is none. */
export type Settled =
  | { status: 'whole' | 'partial'; value: string; raw: number }
  | { status: 'insufficient' | 'stale' | 'error'; because: Text }

/**
 * Works out the formula of an indicator over what its inputs and the indicators it reads came to. Never NaN, Infinity, or a zero
 * for what is not there.
 */
export function settle(
  formula: Formula,
  decimals: number,
  inputs: ReadonlyMap<string, Drawn>,
  others: ReadonlyMap<string, Read>,
): Settled {
  const values = new Map<string, number | undefined>()
  for (const [name, drawn] of inputs) values.set(name, numberOf(drawn))
  for (const [id, read] of others) values.set(id, numberOf(read))
  const outcome = evaluate(formula.expression, values)
  if (outcome.ok) {
    const isPartial = namesIn(formula.expression).some(
      (name) =>
        inputs.get(name)?.status === 'partial' || others.get(name)?.status === 'provisional',
    )
    const raw = outcome.value
    return { status: isPartial ? 'partial' : 'whole', value: written(raw, decimals), raw }
  }
  if (outcome.failure !== 'missing') return { status: 'error', because: outcome.because }
  return worstOf(formula.names, inputs, others) ?? { status: 'error', because: outcome.because }
}

/** A number to so many decimals, half away from zero. */
export function written(raw: number, decimals: number): string {
  const rounded = roundTo(raw, decimals)
  const value = typeof rounded === 'number' && Number.isFinite(rounded) ? rounded : raw
  return (value === 0 ? 0 : value).toFixed(decimals)
}

function numberOf(found: Drawn | Read): number | undefined {
  return 'value' in found ? found.value : undefined
}

/** The reason that weighs most: an error before stale data, and those before too few. It names what it is about where there are several. */
function worstOf(
  names: readonly string[],
  inputs: ReadonlyMap<string, Drawn>,
  others: ReadonlyMap<string, Read>,
): Settled | undefined {
  for (const status of ['error', 'stale', 'insufficient'] as const)
    for (const name of names) {
      const found = inputs.get(name) ?? others.get(name)
      if (found?.status !== status || !('because' in found)) continue
      const { th, en } = found.because
      return names.length === 1
        ? { status, because: found.because }
        : { status, because: text(`${name}: ${th}`, `${name}: ${en}`) }
    }
  return undefined
}

/** Whether the rule for missing data lets an earlier result stand in. */
export function carries({ policy }: Missing): boolean {
  return policy === 'carry'
}
