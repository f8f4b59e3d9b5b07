/** Where something stands in the formula: offsets in UTF-16 units, half-open. */
export type Span = { start: number; end: number }

export type ArithmeticOperator = '+' | '-' | '*' | '/'
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>='
export type LogicOperator = '&&' | '||'
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | LogicOperator

/** A formula as a tree. It is made by `parse` only, so its depth and size are bounded. */
export type Expression =
  | { kind: 'number'; value: number; at: Span }
  | { kind: 'truth'; value: boolean; at: Span }
  | { kind: 'name'; name: string; at: Span }
  | { kind: 'unary'; operator: '-' | '!'; operand: Expression; at: Span }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression; at: Span }
  | { kind: 'choice'; test: Expression; yes: Expression; no: Expression; at: Span }
  | { kind: 'call'; name: string; args: readonly Expression[]; at: Span }

/** The bounds of a formula: characters of its text, nodes and depth of its tree. */
export const limits = { characters: 2_000, nodes: 400, depth: 64 }

/**
 * The range of a number in a formula. At or over `overflow` in magnitude there is no value; a product, quotient or power under
 * `vanishing` counts as zero. Within it neither engine can overflow, underflow or refuse, so both give the same.
 */
export const range = { overflow: 1e100, vanishing: 1e-100 }

export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'choice':
      return [expression.test, expression.yes, expression.no]
    case 'call':
      return expression.args
    default:
      return []
  }
}

/** The names a formula reads, each once, in order of first use. */
export function namesIn(expression: Expression): string[] {
  if (expression.kind === 'name') return [expression.name]
  return [...new Set(childrenOf(expression).flatMap(namesIn))]
}

/** Whether a formula reads nothing, so that its value is known when it is declared. */
export function isConstant(expression: Expression): boolean {
  return namesIn(expression).length === 0
}
