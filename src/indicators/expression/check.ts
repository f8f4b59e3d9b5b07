import { childrenOf, type Expression } from './expression.ts'
import { type Fault, fault } from './fault.ts'
import { mostDigits } from './functions.ts'

type Kind = 'number' | 'truth'

/**
 * Finds the names a formula may not read and the places where a number stands for a truth or the other way round. The whole
 * formula must be a number. All faults come back, in order of place.
 */
export function checkNames(expression: Expression, known: ReadonlySet<string>): Fault[] {
  const faults = [...unknownNames(expression, known), ...kindFaults(expression, 'number')]
  return faults.sort((a, b) => a.at.start - b.at.start)
}

function unknownNames(expression: Expression, known: ReadonlySet<string>): Fault[] {
  if (expression.kind !== 'name')
    return childrenOf(expression).flatMap((child) => unknownNames(child, known))
  if (known.has(expression.name)) return []
  const { name, at } = expression
  return [fault('unknown-name', at, `ไม่รู้จักชื่อ ${name}`, `The name ${name} is not known.`)]
}

function kindFaults(expression: Expression, wanted: Kind): Fault[] {
  const faults: Fault[] = []
  if (kindOf(expression) !== wanted) faults.push(wrongKind(expression, wanted))
  const [first, second] = wantedInside(expression)
  for (const [i, child] of childrenOf(expression).entries()) {
    faults.push(...kindFaults(child, (i === 0 ? first : second) ?? 'number'))
  }
  if (expression.kind === 'call' && expression.name === 'round')
    faults.push(...digitFaults(expression.args[1]))
  return faults
}

function kindOf(expression: Expression): Kind {
  if (expression.kind === 'truth') return 'truth'
  if (expression.kind === 'unary') return expression.operator === '!' ? 'truth' : 'number'
  if (expression.kind === 'binary') return '+-*/'.includes(expression.operator) ? 'number' : 'truth'
  return 'number'
}

/** What the first child and the others must be. */
function wantedInside(expression: Expression): [Kind, Kind] {
  if (expression.kind === 'unary' && expression.operator === '!') return ['truth', 'truth']
  if (expression.kind === 'choice') return ['truth', 'number']
  const isLogic =
    expression.kind === 'binary' && (expression.operator === '&&' || expression.operator === '||')
  return isLogic ? ['truth', 'truth'] : ['number', 'number']
}

function wrongKind({ at }: Expression, wanted: Kind): Fault {
  return wanted === 'number'
    ? fault('wrong-type', at, 'ตรงนี้ต้องเป็นจำนวน', 'A number must stand here.')
    : fault('wrong-type', at, 'ตรงนี้ต้องเป็นเงื่อนไข', 'A condition must stand here.')
}

function digitFaults(digits: Expression | undefined): Fault[] {
  if (!digits) return []
  const isDigits =
    digits.kind === 'number' && Number.isInteger(digits.value) && digits.value <= mostDigits
  if (isDigits) return []
  const th = `จำนวนทศนิยมต้องเป็นจำนวนเต็ม 0 ถึง ${mostDigits}`
  const en = `The digits must be written out as a whole number from 0 to ${mostDigits}.`
  return [fault('wrong-arguments', digits.at, th, en)]
}
