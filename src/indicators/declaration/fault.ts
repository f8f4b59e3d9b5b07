import type { Text } from '../../base/text.ts'
import type { FaultReason, Span } from '../expression/index.ts'

/** Why a declaration is refused: a reason of its formula, or one of these. */
export type DeclarationReason =
  | FaultReason
  | 'shape'
  | 'selection'
  | 'drawing'
  | 'period-mismatch'
  | 'circle'
  | 'missing-rule'
  | 'goalposts'
  | 'target'
  | 'test'

/**
 * One fault of a declaration: `path` is a JSON Pointer to its place; `at` the place within the expression, with line and column
 * counted from 1.
 */
export type DeclarationFault = {
  path: string
  at?: Span & { line: number; column: number }
  reason: DeclarationReason
  because: Text
}

export function faultAt(
  path: string,
  reason: DeclarationReason,
  th: string,
  en: string,
): DeclarationFault {
  return { path, reason, because: { th, en } }
}
