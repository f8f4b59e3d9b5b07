import { type Unit, units } from '../units/index.ts'
import { checkNames } from './check.ts'
import { checkUnits } from './check-units.ts'
import { checkDivisions } from './division.ts'
import { type Expression, namesIn } from './expression.ts'
import { type Fault, fault } from './fault.ts'
import { parse } from './parse.ts'
import { print } from './print.ts'

/** A formula that may be used: its tree, the names it reads, and its canonical text, of which the formula hash is made. */
export type Formula = { expression: Expression; names: string[]; canonical: string }
export type Declared = { ok: true; formula: Formula } | { ok: false; faults: Fault[] }

/**
 * Takes a formula into use, or says everything that is wrong with it.
 *
 * Shapes: `inputs` gives the unit code of each name the formula may read (inputs and other indicators); `unit` is the declared code.
 * Errors: never throws; faults come in order of place, those of one stage at a time: text, names, then units and divisions.
 */
export function declare(
  source: string,
  inputs: ReadonlyMap<string, string>,
  unit: string,
): Declared {
  const parsed = parse(source)
  if (!parsed.ok) return { ok: false, faults: [parsed.fault] }
  const { expression } = parsed
  const misnamed = checkNames(expression, new Set(inputs.keys()))
  if (misnamed.length > 0) return { ok: false, faults: misnamed }
  const known = new Map<string, Unit>()
  const unknown: Fault[] = []
  for (const code of new Set([
    ...namesIn(expression).map((name) => inputs.get(name) as string),
    unit,
  ])) {
    if (!units.has(code)) unknown.push(unknownUnit(code, expression))
  }
  if (unknown.length > 0) return { ok: false, faults: unknown }
  for (const [name, code] of inputs) {
    const found = units.get(code)
    if (found) known.set(name, found)
  }
  const faults = [
    ...checkUnits(expression, known, units.get(unit) as Unit),
    ...checkDivisions(expression),
  ]
  if (faults.length > 0)
    return { ok: false, faults: faults.sort((a, b) => a.at.start - b.at.start) }
  return {
    ok: true,
    formula: { expression, names: namesIn(expression), canonical: print(expression) },
  }
}

function unknownUnit(code: string, { at }: Expression): Fault {
  return fault('unknown-unit', at, `ไม่รู้จักรหัสหน่วย ${code}`, `The unit code ${code} is not known.`)
}
