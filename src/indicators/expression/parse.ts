import {
  type BinaryOperator,
  childrenOf,
  type Expression,
  limits,
  type Span,
} from './expression.ts'
import { type Fault, fault } from './fault.ts'
import { functions } from './functions.ts'
import { isReserved, type Token, tokenise } from './tokens.ts'

export type Parsed = { ok: true; expression: Expression } | { ok: false; fault: Fault }

/** How strongly an operator binds, as in CEL; `?:` binds weakest and is read apart. */
const strength: ReadonlyMap<string, number> = new Map([
  ['||', 2],
  ['&&', 3],
  ...['==', '!=', '<', '<=', '>', '>='].map((operator): [string, number] => [operator, 4]),
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
])
const choiceStrength = 1
const unaryStrength = 7

/**
 * Reads a formula: a subset of CEL with numbers, names, `+ - * /`, comparisons, `&& || !`, `?:` and the functions of the table.
 * No strings, lists, member calls or macros. One departure: every number is a double, so `1/2` is one half.
 *
 * Errors: never throws; the first fault comes back with its place. Bounds: `limits`. Source: github.com/google/cel-spec.
 */
export function parse(source: string): Parsed {
  if (source.length > limits.characters)
    return { ok: false, fault: tooLarge({ start: 0, end: source.length }) }
  const tokens = tokenise(source)
  if (!Array.isArray(tokens)) return { ok: false, fault: tokens }
  try {
    const expression = read(tokens)
    if (depthOf(expression) > limits.depth) throw new Refusal(tooLarge(expression.at))
    return { ok: true, expression }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, fault: error.fault }
    throw error
  }
}

/** Carries a fault out of the recursion; it never leaves `parse`. */
class Refusal extends Error {
  readonly fault: Fault
  constructor(because: Fault) {
    super(because.because.en)
    this.fault = because
  }
}

/** A Pratt parser over tokens that end with `end`. */
function read(tokens: readonly Token[]): Expression {
  let next = 0
  let nodes = 0
  const whole = expression(0, 0)
  if (peek().kind !== 'end') throw new Refusal(unexpected(peek()))
  return whole

  function expression(weakest: number, depth: number): Expression {
    if (depth > limits.depth) throw new Refusal(tooLarge(peek().at))
    let left = operand(depth)
    while (true) {
      const { kind, text } = peek()
      if (text === '?' && weakest <= choiceStrength) {
        left = choice(left, depth)
        continue
      }
      const power = kind === 'sign' ? strength.get(text) : undefined
      if (power === undefined || power < weakest) return left
      next++
      const right = expression(power + 1, depth + 1)
      const operator = text as BinaryOperator
      left = node({ kind: 'binary', operator, left, right, at: across(left, right) })
    }
  }

  function choice(test: Expression, depth: number): Expression {
    take('?')
    const yes = expression(choiceStrength + 1, depth + 1)
    take(':')
    const no = expression(choiceStrength, depth + 1)
    return node({ kind: 'choice', test, yes, no, at: across(test, no) })
  }

  function operand(depth: number): Expression {
    const token = peek()
    const { at, text, kind } = token
    next++
    if (kind === 'number') return node({ kind: 'number', value: Number(text), at })
    if (kind === 'name') return named(token, depth)
    if (text === '-' || text === '!') {
      const operand = expression(unaryStrength, depth + 1)
      const span = { start: at.start, end: operand.at.end }
      return node({ kind: 'unary', operator: text, operand, at: span })
    }
    if (text !== '(') throw new Refusal(unexpected(token))
    const inside = expression(0, depth + 1)
    take(')')
    return inside
  }

  function named({ text, at }: Token, depth: number): Expression {
    if (text === 'true' || text === 'false')
      return node({ kind: 'truth', value: text === 'true', at })
    if (isReserved(text)) throw new Refusal(reservedWord(text, at))
    if (peek().text !== '(') return node({ kind: 'name', name: text, at })
    const arity = functions.get(text)
    if (!arity) throw new Refusal(unknownFunction(text, at))
    const args = listOf(depth)
    const span = { start: at.start, end: take(')').at.end }
    if (args.length < arity.least || args.length > arity.most)
      throw new Refusal(wrongCount(text, arity, span))
    return node({ kind: 'call', name: text, args, at: span })
  }

  function listOf(depth: number): Expression[] {
    take('(')
    const args: Expression[] = []
    if (peek().text === ')') return args
    args.push(expression(0, depth + 1))
    while (peek().text === ',') {
      next++
      args.push(expression(0, depth + 1))
    }
    return args
  }

  /** The next token; at the end it is `end` for ever. */
  function peek(): Token {
    return tokens[Math.min(next, tokens.length - 1)] as Token
  }

  function take(text: string): Token {
    const token = peek()
    if (token.text !== text) throw new Refusal(unexpected(token, text))
    next++
    return token
  }

  function node(made: Expression): Expression {
    if (++nodes > limits.nodes) throw new Refusal(tooLarge(made.at))
    return made
  }
}

function across(first: Expression, last: Expression): Span {
  return { start: first.at.start, end: last.at.end }
}

function depthOf(expression: Expression): number {
  return 1 + childrenOf(expression).reduce((most, child) => Math.max(most, depthOf(child)), 0)
}

function unexpected(token: Token, wanted?: string): Fault {
  const { at, kind, text } = token
  if (wanted !== undefined)
    return fault('syntax', at, `ตรงนี้ขาด ${wanted}`, `${wanted} is missing here.`)
  return kind === 'end'
    ? fault('syntax', at, 'สูตรจบก่อนกำหนด', 'The formula ends too early.')
    : fault('syntax', at, `ไม่คาดว่าจะพบ ${text} ตรงนี้`, `${text} is not expected here.`)
}

function reservedWord(word: string, at: Span): Fault {
  return fault('syntax', at, `คำว่า ${word} เป็นคำสงวน`, `The word ${word} is reserved.`)
}

function unknownFunction(name: string, at: Span): Fault {
  return fault('unknown-function', at, `ไม่มีฟังก์ชันชื่อ ${name}`, `There is no function ${name}.`)
}

function tooLarge(at: Span): Fault {
  return fault(
    'too-large',
    at,
    'สูตรยาวหรือซ้อนกันลึกเกินไป',
    'The formula is too long or nested too deeply.',
  )
}

function wrongCount(
  name: string,
  { least, most }: { least: number; most: number },
  at: Span,
): Fault {
  const count = least === most ? `${least}` : `${least}–${most}`
  return fault(
    'wrong-arguments',
    at,
    `ฟังก์ชัน ${name} รับ ${count} ค่า`,
    `The function ${name} takes ${count} arguments.`,
  )
}
