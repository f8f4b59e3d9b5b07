import { range, type Span } from './expression.ts'
import { type Fault, fault } from './fault.ts'

export type Token = { kind: 'number' | 'name' | 'sign' | 'end'; text: string; at: Span }

const space = /[ \t\r\n]+/y
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const name = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y
const sign = /&&|\|\||==|!=|<=|>=|[-+*/<>!?:(),]/y
const wordCharacter = /[A-Za-z0-9_.]/

/** Words that CEL keeps for itself; none may be the name of an input. Source: github.com/google/cel-spec, doc/langdef.md. */
const reserved = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  ),
)

/** Cuts a formula into tokens, the last of kind `end`, or says which character does not belong. */
export function tokenise(source: string): Token[] | Fault {
  const tokens: Token[] = []
  let start = 0
  const read = (pattern: RegExp) => {
    pattern.lastIndex = start
    return pattern.exec(source)?.[0] ?? ''
  }
  while (true) {
    start += read(space).length
    if (start === source.length) break
    const [digits, word] = [read(number), read(name)]
    const text = digits || word || read(sign)
    const at = { start, end: start + Math.max(1, text.length) }
    if (text === '') return strange(source, at)
    if (digits && wordCharacter.test(source.charAt(at.end)))
      return strange(source, { start, end: at.end + 1 })
    const refused = digits ? numberFault(digits, at) : undefined
    if (refused) return refused
    tokens.push({ kind: digits ? 'number' : word ? 'name' : 'sign', text, at })
    start = at.end
  }
  tokens.push({ kind: 'end', text: '', at: { start, end: start } })
  return tokens
}

/** Whether CEL keeps a word for itself. `true` and `false` are values. */
export function isReserved(word: string): boolean {
  return word.split('.').some((part) => reserved.has(part))
}

/** Whether a text can be the name of an input or the id of an indicator in a formula. */
export function isName(text: string): boolean {
  name.lastIndex = 0
  return name.exec(text)?.[0] === text && !isReserved(text)
}

function numberFault(digits: string, at: Span): Fault | undefined {
  const value = Number(digits)
  if (value < range.overflow && (value === 0 || value >= range.vanishing)) return undefined
  return fault(
    'number-out-of-range',
    at,
    `จำนวน ${digits} อยู่นอกช่วงที่สูตรรับได้`,
    `The number ${digits} is outside the range of a formula.`,
  )
}

function strange(source: string, at: Span): Fault {
  const seen = JSON.stringify(source.slice(at.start, at.end))
  return fault('syntax', at, `อ่าน ${seen} ไม่ได้`, `${seen} cannot be read here.`)
}
