import type { BinaryOperator, Expression } from './expression.ts'

/** A repeatable source of numbers in [0, 1). Source: mulberry32, Tommy Ettinger, public domain. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const at = { start: 0, end: 0 }
export const names = ['a', 'b', 'c', 'd.e']
const ordinary = [0, 1, 2, 0.5, 3, 10, 100, 1000, 37.5, 1e-3, 7.25]
const literals = [...ordinary, 1e20, 1e-60]
const comparisons: BinaryOperator[] = ['==', '!=', '<', '<=', '>', '>=']
const calls: [string, number][] = [
  ...['abs', 'ln', 'exp', 'sqrt'].map((name): [string, number] => [name, 1]),
  ...['pow', 'min', 'max', 'coalesce'].map((name): [string, number] => [name, 2]),
  ...['clamp', 'per', 'max', 'coalesce'].map((name): [string, number] => [name, 3]),
]

/** A formula of the right kinds, of random shape up to a depth. With `core` only what every CEL engine knows, and no functions. */
export function randomFormula(random: () => number, depth: number, core = false): Expression {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const node = (left: number) => randomFormula(random, left, core)
  const left = depth - 1
  const dice = random()
  if (depth <= 0 || dice < 0.12) {
    if (random() < 0.7) return { kind: 'name', name: pick(core ? names.slice(0, 3) : names), at }
    return { kind: 'number', value: pick(core ? ordinary : literals), at }
  }
  if (dice < 0.5) {
    const operator = pick<BinaryOperator>(['+', '-', '*', '/'])
    return { kind: 'binary', operator, left: node(left), right: node(left), at }
  }
  if (dice < 0.57) return { kind: 'unary', operator: '-', operand: node(left), at }
  if (dice < 0.72) {
    return {
      kind: 'choice',
      test: randomTest(random, left, core),
      yes: node(left),
      no: node(left),
      at,
    }
  }
  if (core) return node(left)
  if (dice < 0.77) {
    const digits: Expression = { kind: 'number', value: pick([0, 1, 2, 6]), at }
    return {
      kind: 'call',
      name: 'round',
      args: random() < 0.5 ? [node(left)] : [node(left), digits],
      at,
    }
  }
  const [name, count] = pick(calls)
  return { kind: 'call', name, args: Array.from({ length: count }, () => node(left)), at }
}

function randomTest(random: () => number, depth: number, core: boolean): Expression {
  const dice = random()
  const left = depth - 1
  const node = () => randomFormula(random, left, core)
  if (depth > 0 && dice < 0.15)
    return { kind: 'unary', operator: '!', operand: randomTest(random, left, core), at }
  if (depth > 0 && dice < 0.4) {
    const [one, other] = [randomTest(random, left, core), randomTest(random, left, core)]
    return { kind: 'binary', operator: dice < 0.28 ? '&&' : '||', left: one, right: other, at }
  }
  const operator = comparisons[Math.floor(random() * comparisons.length)] as BinaryOperator
  return { kind: 'binary', operator, left: node(), right: node(), at }
}

/** A value as data have it: small, large, negative, zero, equal to a literal, or missing. */
export function randomValue(random: () => number): number | undefined {
  const dice = random()
  if (dice < 0.08) return undefined
  if (dice < 0.16) return 0
  if (dice < 0.36) return literals[Math.floor(random() * literals.length)]
  if (dice < 0.44) return (random() < 0.5 ? -1 : 1) * 10 ** (random() * 240 - 120)
  return Math.round((random() * 400 - 100) * 1000) / 1000
}
