import type { Text } from '../../base/text.ts'
import type { Span } from './expression.ts'

/** Why a formula is refused when it is declared. */
export type FaultReason =
  | 'syntax'
  | 'too-large'
  | 'number-out-of-range'
  | 'unknown-name'
  | 'unknown-function'
  | 'wrong-arguments'
  | 'wrong-type'
  | 'unit-clash'
  | 'unknown-unit'
  | 'division-without-rule'

/** One fault of a formula, with the place and a sentence for the person who wrote it. */
export type Fault = { reason: FaultReason; at: Span; because: Text }

export function fault(reason: FaultReason, at: Span, th: string, en: string): Fault {
  return { reason, at, because: { th, en } }
}

/** The line and column of an offset, both counted from 1, as an editor shows them. */
export function placeOf(source: string, offset: number): { line: number; column: number } {
  const lines = source.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
