import { evaluate } from './evaluate.ts'
import { childrenOf, type Expression, isConstant } from './expression.ts'
import { type Fault, fault } from './fault.ts'
import { print } from './print.ts'

/** What is known to differ from zero at some place, as canonical text. */
type NonZero = ReadonlySet<string>

/**
 * Finds divisions that can be zero and say no rule for it. A divisor is accepted when it is
 * · a constant other than zero, or built so that it cannot be zero: `max(x, 1)`, `clamp(x, 1, 9)`, `-d` or `abs(d)` of such a d;
 * · guarded: `b != 0 ? a / b : c`, also by `b > 0`, `b >= 1`, `b == 0 ? c : a / b`, and through `&&`, `||` and `!`;
 * · inside an argument of `coalesce` other than the last, which says what stands in its place;
 * · the population of `per(x, pop, n)`, whose rule is that without people there is no value.
 * A power with an exponent that is negative or not constant needs the same of its base.
 *
 * Sound: what is accepted is never `division-by-zero`, but where a `coalesce` answers it. A product of two accepted divisors is not
 * accepted, since it may vanish. Two texts are the same divisor when they are the same tree.
 */
export function checkDivisions(expression: Expression): Fault[] {
  return faultsIn(expression, new Set())
}

function faultsIn(node: Expression, known: NonZero): Fault[] {
  switch (node.kind) {
    case 'binary': {
      const { operator, left, right } = node
      // The right side of && counts only where the left is true, that of || only where it is false.
      const beside =
        operator === '&&' || operator === '||' ? nonZeroWhen(left, operator === '&&') : []
      const inside = [...faultsIn(left, known), ...faultsIn(right, new Set([...known, ...beside]))]
      const isRuled = operator !== '/' || cannotBeZero(right, known)
      return isRuled ? inside : [...inside, withoutRule(right)]
    }
    case 'choice': {
      const { test, yes, no } = node
      const whenYes = new Set([...known, ...nonZeroWhen(test, true)])
      const whenNo = new Set([...known, ...nonZeroWhen(test, false)])
      return [...faultsIn(test, known), ...faultsIn(yes, whenYes), ...faultsIn(no, whenNo)]
    }
    case 'call': {
      if (node.name === 'coalesce') return faultsIn(node.args.at(-1) as Expression, known)
      const inside = node.args.flatMap((arg) => faultsIn(arg, known))
      return hasRuledPower(node, known)
        ? inside
        : [...inside, withoutRule(node.args[0] as Expression)]
    }
    default:
      return childrenOf(node).flatMap((child) => faultsIn(child, known))
  }
}

function hasRuledPower(
  { name, args }: Extract<Expression, { kind: 'call' }>,
  known: NonZero,
): boolean {
  if (name !== 'pow') return true
  const [base, exponent] = args as [Expression, Expression]
  const power = constantOf(exponent)
  return (power !== undefined && power >= 0) || cannotBeZero(base, known)
}

function cannotBeZero(node: Expression, known: NonZero): boolean {
  if (isConstant(node)) return (constantOf(node) ?? 0) !== 0
  if (known.has(print(node))) return true
  switch (node.kind) {
    case 'unary':
      return node.operator === '-' && cannotBeZero(node.operand, known)
    case 'choice':
      return (
        cannotBeZero(node.yes, new Set([...known, ...nonZeroWhen(node.test, true)])) &&
        cannotBeZero(node.no, new Set([...known, ...nonZeroWhen(node.test, false)]))
      )
    case 'call':
      return callCannotBeZero(node.name, node.args, known)
    default:
      return false
  }
}

function callCannotBeZero(name: string, args: readonly Expression[], known: NonZero): boolean {
  switch (name) {
    case 'abs':
      return cannotBeZero(args[0] as Expression, known)
    case 'max':
      return args.some((arg) => (constantOf(arg) ?? 0) > 0)
    case 'min':
      return args.some((arg) => (constantOf(arg) ?? 0) < 0)
    case 'clamp':
      return (
        (constantOf(args[1] as Expression) ?? 0) > 0 || (constantOf(args[2] as Expression) ?? 0) < 0
      )
    case 'coalesce':
      return args.every((arg) => cannotBeZero(arg, known))
    default:
      return false
  }
}

/** What differs from zero when a condition comes out as said. */
function nonZeroWhen(test: Expression, holds: boolean): string[] {
  if (test.kind === 'unary') return nonZeroWhen(test.operand, !holds)
  if (test.kind !== 'binary') return []
  const { operator, left, right } = test
  if (operator === '&&' || operator === '||') {
    const bothAreKnown = (operator === '&&') === holds
    return bothAreKnown ? [...nonZeroWhen(left, holds), ...nonZeroWhen(right, holds)] : []
  }
  const [direct, mirrored] = [constantOf(right), constantOf(left)]
  if (direct !== undefined && excludesZero(operator, direct, holds)) return [print(left)]
  const turned = mirrors.get(operator)
  if (mirrored !== undefined && turned && excludesZero(turned, mirrored, holds))
    return [print(right)]
  return []
}

const mirrors = new Map([
  ['==', '=='],
  ['!=', '!='],
  ['<', '>'],
  ['<=', '>='],
  ['>', '<'],
  ['>=', '<='],
])

/** Whether `x operator c`, coming out as said, leaves zero out: whether zero itself would come out the other way. */
function excludesZero(operator: string, c: number, holds: boolean): boolean {
  switch (operator) {
    case '==':
      return (0 === c) !== holds
    case '!=':
      return (0 !== c) !== holds
    case '<':
      return 0 < c !== holds
    case '<=':
      return 0 <= c !== holds
    case '>':
      return 0 > c !== holds
    case '>=':
      return 0 >= c !== holds
    default:
      return false
  }
}

function constantOf(node: Expression): number | undefined {
  if (!isConstant(node)) return undefined
  const found = evaluate(node, new Map())
  return found.ok ? found.value : undefined
}

function withoutRule({ at }: Expression): Fault {
  return fault(
    'division-without-rule',
    at,
    'ตัวหารนี้อาจเป็นศูนย์ ต้องระบุว่าจะทำอย่างไร เช่น b != 0 ? a / b : 0 หรือ per(a, b, 1000)',
    'This divisor can be zero. Say what happens then, as in b != 0 ? a / b : 0 or per(a, b, 1000).',
  )
}
