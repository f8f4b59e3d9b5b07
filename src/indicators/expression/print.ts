import type { Expression } from './expression.ts'

/**
 * Writes a formula in one canonical form: the same tree always gives the same text, and `parse` gives the same tree back. Every
 * operation stands in brackets and every number is a CEL double (`2.0`), so that the text means the same to any CEL engine.
 */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return printNumber(expression.value)
    case 'truth':
      return String(expression.value)
    case 'name':
      return expression.name
    case 'unary':
      return `(${expression.operator}${print(expression.operand)})`
    case 'binary':
      return `(${print(expression.left)} ${expression.operator} ${print(expression.right)})`
    case 'choice':
      return `(${print(expression.test)} ? ${print(expression.yes)} : ${print(expression.no)})`
    case 'call':
      return `${expression.name}(${expression.args.map(print).join(', ')})`
  }
}

function printNumber(value: number): string {
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}
