import { type Text, text } from '../../base/text.ts'
import type { Declaration, DeclarationTest, Input } from '../declaration/index.ts'
import type { Formula } from '../expression/index.ts'
import { type Drawn, drawBuckets, insufficient, notConnected, stale } from './drawn.ts'
import { type Read, type Settled, settle } from './settle.ts'

/** Runs a test of a declaration; gives what is wrong with what came out, or undefined. */
export function runTest(
  declaration: Declaration,
  formula: Formula,
  test: DeclarationTest,
): Text | undefined {
  const inputs = new Map<string, Drawn>()
  const others = new Map<string, Read>()
  for (const name of formula.names) {
    const given = test.inputs[name] ?? null
    const input = declaration.inputs[name]
    if (input) inputs.set(name, drawnOf(declaration, input, given))
    else if (typeof given === 'number') others.set(name, { status: 'final', value: given })
    else others.set(name, { status: 'insufficient', because: notConnected })
  }
  const settled = settle(formula, declaration.decimals, inputs, others)
  return isExpected(settled, test, declaration.decimals) ? undefined : unexpected(settled)
}

const fullQuality = { newestAt: 0, oldestAt: 0, observations: 1, entities: 1 }

function drawnOf(
  { missing }: Declaration,
  input: Input,
  given: DeclarationTest['inputs'][string],
): Drawn {
  if (typeof given === 'number')
    return { ...fullQuality, coverage: 1, status: 'whole', value: given }
  if (given === 'stale') return stale(undefined)
  const values = given ?? [null]
  const isEmpty = values.every((value) => value === null)
  if (isEmpty && (input.missing ?? missing).policy !== 'zero') return insufficient(notConnected)
  const all = Float64Array.from(values, (value) => value ?? Number.NaN)
  return drawBuckets(input, missing, { values: all, ended: all.length }, fullQuality)
}

function isExpected(settled: Settled, { expect }: DeclarationTest, decimals: number): boolean {
  if (!('value' in expect)) return settled.status === expect.status
  if (!('value' in settled)) return false
  return Math.abs(Number(settled.value) - expect.value) < 0.5 * 10 ** -decimals
}

function unexpected(settled: Settled): Text {
  return 'value' in settled
    ? text(`ได้ผล ${settled.value}`, `It came to ${settled.value}.`)
    : text(
        `ได้สถานะ ${settled.status} (${settled.because.th})`,
        `It came to ${settled.status}: ${settled.because.en}`,
      )
}
