import { showDimension, type Unit } from '../units/index.ts'
import { evaluate } from './evaluate.ts'
import { type BinaryOperator, type Expression, isConstant } from './expression.ts'
import { type Fault, fault } from './fault.ts'
import {
  product,
  type Quantity,
  quantityOf,
  raised,
  ratio,
  scaledBy,
  together,
  written,
} from './quantity.ts'

/**
 * Checks the units of a formula whose names and kinds are right: kilometres and kilograms, or kilometres and metres, cannot be added or
 * compared; ln, exp and exponents take plain numbers; °C, dB and pH are not multiplied with other units; the whole must come out in
 * the declared unit, so that a share declared in percent has its `* 100`.
 *
 * A number written in the formula takes the unit of what it stands beside, and one that multiplies may turn a unit into a smaller
 * or larger one (`km * 1000` is metres). All faults come back, in order of place.
 */
export function checkUnits(
  expression: Expression,
  unitOf: ReadonlyMap<string, Unit>,
  declared: Unit,
): Fault[] {
  const faults: Fault[] = []
  const found = quantity(expression)
  if (found && !together(quantityOf(declared), found))
    faults.push(notDeclared(expression, found, declared))
  return faults.sort((a, b) => a.at.start - b.at.start)

  /** The quantity of a part; undefined once a fault in it has been noted, so that one fault is told once. */
  function quantity(node: Expression): Quantity | undefined {
    switch (node.kind) {
      case 'number':
      case 'truth':
        return written
      case 'name':
        return quantityOf(unitOf.get(node.name) as Unit)
      case 'unary':
        return quantity(node.operand)
      case 'binary':
        return binary(node.operator, node.left, node.right)
      case 'choice':
        quantity(node.test)
        return alike([node.yes, node.no])
      case 'call':
        return called(node.name, node.args)
    }
  }

  function binary(
    operator: BinaryOperator,
    left: Expression,
    right: Expression,
  ): Quantity | undefined {
    switch (operator) {
      case '*':
      case '/':
        return multiplied(operator, left, right)
      case '+':
      case '-':
        return alike([left, right])
      case '&&':
      case '||':
        for (const side of [left, right]) quantity(side)
        return written
      default:
        alike([left, right])
        return written
    }
  }

  /** What is added, compared or chosen from must be of one unit. */
  function alike(nodes: readonly Expression[]): Quantity | undefined {
    let common: Quantity | undefined = written
    for (const node of nodes) {
      const next = quantity(node)
      if (!next || !common) common = undefined
      else {
        const both = together(common, next)
        if (!both) faults.push(clash(node, common, next))
        common = both
      }
    }
    return common
  }

  function multiplied(
    operator: '*' | '/',
    left: Expression,
    right: Expression,
  ): Quantity | undefined {
    const [a, b] = [quantity(left), quantity(right)]
    if (!a || !b) return undefined
    const power = operator === '*' ? 1 : -1
    if (b.kind === 'number')
      return a.kind === 'number' ? written : scaledBy(a, constantOf(right) ** power)
    if (a.kind === 'number' && operator === '*') return scaledBy(b, constantOf(left))
    if (hasOwnZero(a, left) || hasOwnZero(b, right)) return undefined
    return a.kind === 'number'
      ? scaledBy(product(ratio, b, -1), constantOf(left))
      : product(a, b, power)
  }

  function called(name: string, args: readonly Expression[]): Quantity | undefined {
    const [x, y, z] = args as [Expression, Expression, Expression]
    switch (name) {
      case 'abs':
      case 'round':
        return quantity(x)
      case 'ln':
      case 'exp':
        return isPlain(x)
      case 'sqrt':
        return raisedTo(x, 0.5)
      case 'pow':
        if (isConstant(y)) return raisedTo(x, constantOf(y))
        return isPlain(x) && isPlain(y)
      case 'per': {
        const each = multiplied('/', x, y)
        const many = each && quantity(z)
        if (!many || many.kind === 'number')
          return each?.kind === 'quantity' ? scaledBy(each, constantOf(z)) : each
        return isPlain(z) && each
      }
      default:
        return alike(args)
    }
  }

  function raisedTo(node: Expression, power: number): Quantity | undefined {
    const base = quantity(node)
    if (!base || base.kind === 'number') return base
    if (hasOwnZero(base, node)) return undefined
    const result = raised(base, power)
    if (!result) faults.push(noRoot(node))
    return result
  }

  function isPlain(node: Expression): Quantity | undefined {
    const found = quantity(node)
    if (!found) return undefined
    if (together(ratio, found)) return ratio
    faults.push(notPlain(node, found))
    return undefined
  }

  function hasOwnZero(found: Quantity, node: Expression): boolean {
    if (found.kind === 'number' || !found.ownZero) return false
    faults.push(scaleInProduct(node, found.ownZero))
    return true
  }
}

/** The value of a part without names; 1 where it has none, since then nothing follows from it. */
function constantOf(node: Expression): number {
  const found = isConstant(node) ? evaluate(node, new Map()) : undefined
  return found?.ok && found.value !== 0 ? found.value : 1
}

function show(found: Quantity): string {
  if (found.kind === 'number') return '1'
  const factor = found.factors === 'any' ? undefined : found.factors[0]
  const scale = factor === undefined || factor === 1 ? '' : `${Number(factor.toPrecision(6))} `
  return found.ownZero ?? `${scale}${showDimension(found.dimension)}`
}

function clash({ at }: Expression, one: Quantity, other: Quantity): Fault {
  return fault(
    'unit-clash',
    at,
    `บวก ลบ หรือเทียบ ${show(other)} กับ ${show(one)} ไม่ได้`,
    `${show(other)} cannot be added to or compared with ${show(one)}.`,
  )
}

function notDeclared(
  { at }: Expression,
  found: Quantity,
  { code, symbol, factor, dimension }: Unit,
): Fault {
  const wanted = `${code}${symbol ? ` (${symbol})` : ''} = ${factor} ${showDimension(dimension)}`
  return fault(
    'unit-clash',
    at,
    `สูตรให้ผลเป็น ${show(found)} แต่ประกาศหน่วยเป็น ${wanted}`,
    `The formula comes out in ${show(found)}, but the declared unit is ${wanted}.`,
  )
}

function notPlain({ at }: Expression, found: Quantity): Fault {
  return fault(
    'unit-clash',
    at,
    `ตรงนี้ต้องเป็นจำนวนที่ไม่มีหน่วย แต่พบ ${show(found)}`,
    `A plain number must stand here, not ${show(found)}.`,
  )
}

function noRoot({ at }: Expression): Fault {
  return fault(
    'unit-clash',
    at,
    'หน่วยนี้ถอดรากหรือยกกำลังเช่นนี้ไม่ได้',
    'This unit has no such root or power.',
  )
}

function scaleInProduct({ at }: Expression, code: string): Fault {
  return fault(
    'unit-clash',
    at,
    `ค่าในหน่วย ${code} คูณหรือหารกับหน่วยอื่นไม่ได้ เพราะศูนย์ของสเกลนี้ไม่ได้หมายถึงไม่มี`,
    `A value in ${code} cannot be multiplied with or divided by another unit: the zero of this scale is not nothing.`,
  )
}
