import { type Text, text } from '../../base/text.ts'
import {
  add,
  divide,
  exponential,
  type Failure,
  logarithm,
  multiply,
  power,
  roundTo,
  squareRoot,
  take,
} from './arithmetic.ts'
import type { Expression, Span } from './expression.ts'

/** A number, or the reason and the place for which there is none. Never NaN or Infinity. */
export type Outcome =
  | { ok: true; value: number }
  | { ok: false; failure: Failure; at: Span; because: Text }

/** The values of the names; a name without a value is missing data. */
export type Inputs = ReadonlyMap<string, number | undefined>

const sentences: Record<Failure, Text> = {
  missing: text('ไม่มีข้อมูลที่สูตรต้องใช้', 'Data that the formula needs are missing.'),
  'division-by-zero': text('ตัวหารเป็นศูนย์', 'The divisor is zero.'),
  'no-population': text('จำนวนประชากรเป็นศูนย์', 'The population is zero.'),
  overflow: text('ผลลัพธ์ใหญ่เกินช่วงที่สูตรรับได้', 'The result is beyond the range of a formula.'),
  'outside-domain': text('ค่าอยู่นอกช่วงที่ฟังก์ชันนิยามไว้', 'A value is outside the domain of a function.'),
}

type Failed = { failure: Failure; at: Span }

type Found = number | boolean | Failed

/**
 * Works out a formula that `declare` has let through; equal to its SQL within 1e-9, and without a value exactly when that is null.
 *
 * What has no value makes what is built on it have none, except: `coalesce` takes the first argument that has one, a choice reads
 * only the branch it takes, and as in CEL `false && x` and `true || x` stand whatever x is, in either order.
 */
export function evaluate(expression: Expression, inputs: Inputs): Outcome {
  const found = find(expression, inputs)
  if (typeof found === 'number') return { ok: true, value: found === 0 ? 0 : found }
  if (hasFailed(found)) return { ok: false, ...found, because: sentences[found.failure] }
  throw new TypeError('a formula that was not checked gave a condition')
}

function find(expression: Expression, inputs: Inputs): Found {
  switch (expression.kind) {
    case 'number':
    case 'truth':
      return expression.value
    case 'name':
      return settle(take(inputs.get(expression.name)), expression.at)
    case 'unary': {
      const operand = find(expression.operand, inputs)
      if (hasFailed(operand)) return operand
      return expression.operator === '!' ? !operand : -operand
    }
    case 'binary':
      return isLogic(expression) ? findLogic(expression, inputs) : findBinary(expression, inputs)
    case 'choice': {
      const test = find(expression.test, inputs)
      if (hasFailed(test)) return test
      return find(test ? expression.yes : expression.no, inputs)
    }
    case 'call':
      return expression.name === 'coalesce'
        ? findFirst(expression.args, inputs)
        : findCall(expression, inputs)
  }
}

type Binary = Extract<Expression, { kind: 'binary' }>
type Call = Extract<Expression, { kind: 'call' }>

function isLogic({ operator }: Binary): boolean {
  return operator === '&&' || operator === '||'
}

function findLogic({ operator, left, right }: Binary, inputs: Inputs): Found {
  const decisive = operator === '||'
  const first = find(left, inputs)
  if (first === decisive) return decisive
  const second = find(right, inputs)
  if (second === decisive) return decisive
  return hasFailed(first) ? first : second
}

function findBinary({ operator, left, right, at }: Binary, inputs: Inputs): Found {
  const a = find(left, inputs)
  if (hasFailed(a)) return a
  const b = find(right, inputs)
  if (hasFailed(b)) return b
  const [x, y] = [Number(a), Number(b)]
  switch (operator) {
    case '+':
      return settle(add(x, y), at)
    case '-':
      return settle(add(x, -y), at)
    case '*':
      return settle(multiply(x, y), at)
    case '/':
      return settle(divide(x, y), at)
    case '==':
      return x === y
    case '!=':
      return x !== y
    case '<':
      return x < y
    case '<=':
      return x <= y
    case '>':
      return x > y
    default:
      return x >= y
  }
}

function findFirst(args: readonly Expression[], inputs: Inputs): Found {
  let found: Found = false
  for (const arg of args) {
    found = find(arg, inputs)
    if (!hasFailed(found)) return found
  }
  return found
}

function findCall({ name, args, at }: Call, inputs: Inputs): Found {
  const values: number[] = []
  for (const arg of args) {
    const value = find(arg, inputs)
    if (hasFailed(value)) return value
    values.push(Number(value))
  }
  return settle(apply(name, values), at)
}

function apply(name: string, values: readonly number[]): number | Failure {
  const [x, y, z] = values as [number, number, number]
  switch (name) {
    case 'min':
      return Math.min(...values)
    case 'max':
      return Math.max(...values)
    case 'abs':
      return Math.abs(x)
    case 'ln':
      return logarithm(x)
    case 'exp':
      return exponential(x)
    case 'sqrt':
      return squareRoot(x)
    case 'pow':
      return power(x, y)
    case 'round':
      return roundTo(x, values[1] ?? 0)
    case 'clamp':
      return y > z ? 'outside-domain' : Math.max(y, Math.min(x, z))
    case 'per': {
      const each = y === 0 ? 'no-population' : divide(x, y)
      return typeof each === 'number' ? multiply(each, z) : each
    }
    default:
      throw new TypeError(`a formula that was not checked calls ${name}`)
  }
}

function hasFailed(found: Found): found is Failed {
  return typeof found === 'object'
}

function settle(result: number | Failure, at: Span): Found {
  return typeof result === 'number' ? result : { failure: result, at }
}
