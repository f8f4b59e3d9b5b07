import { Problem } from '../../base/problem.ts'
import { sayShapeErrors } from '../../base/shape-error.ts'
import { findErrors } from '../../base/shaped-file.ts'
import { readSelection } from '../../context/index.ts'
import {
  compiledDeclaration,
  type Declaration,
  type DeclarationFault,
  drawnUnit,
  faultAt,
  type Input,
  type PeriodKind,
} from '../declaration/index.ts'
import { declare, type Formula, orderByDependency, placeOf } from '../expression/index.ts'
import { runTest } from '../measure/run-test.ts'
import { units } from '../units/index.ts'
import { checkRules } from './check-rules.ts'

/** Another indicator that a formula may read, by its id: its unit, its period, and what it reads itself. */
export type Known = { unit: string; period: PeriodKind; reads: readonly string[] }

/** A declaration that may be used, with its formula; or everything that is wrong with it. */
export type Checked =
  | { ok: true; declaration: Declaration; formula: Formula }
  | { ok: false; faults: DeclarationFault[] }

/**
 * Checks a declaration to the end: its shape, selections, drawing together, formula with names, units and divisions, circles with the
 * indicators it reads, targets and goalposts, and its own tests, which are run. All faults of a stage come back at once, each with its
 * place and a sentence: first those of the shape, then all else, then those of the tests.
 *
 * Shapes: `given` is anything that JSON can be; `known` the other indicators by id, which the formula may read by it. Throws nothing.
 */
export function checkDeclaration(
  given: unknown,
  known: ReadonlyMap<string, Known> = new Map(),
): Checked {
  if (!compiledDeclaration.Check(given)) {
    const errors = sayShapeErrors(findErrors(compiledDeclaration, given))
    return {
      ok: false,
      faults: errors.map(({ path, message }) => ({ path, reason: 'shape', because: message })),
    }
  }
  const declaration = given as Declaration
  const formula = checkFormula(declaration, known)
  const faults = [
    ...Object.entries(declaration.inputs).flatMap(([name, input]) =>
      checkInput(`/inputs/${name}`, input),
    ),
    ...checkRules(declaration),
    ...formula.faults,
    ...(formula.formula ? checkReads(declaration, formula.formula, known) : []),
  ]
  if (faults.length > 0 || !formula.formula) return { ok: false, faults }
  const failed = checkTests(declaration, formula.formula)
  return failed.length > 0
    ? { ok: false, faults: failed }
    : { ok: true, declaration, formula: formula.formula }
}

function checkFormula(
  { inputs, expression, unit, id }: Declaration,
  known: ReadonlyMap<string, Known>,
): { formula?: Formula; faults: DeclarationFault[] } {
  const names = new Map<string, string>()
  for (const [other, { unit: of }] of known) if (other !== id) names.set(other, of)
  for (const [name, input] of Object.entries(inputs)) names.set(name, drawnUnit(input))
  const declared = declare(expression, names, unit)
  if (declared.ok) return { formula: declared.formula, faults: [] }
  return {
    faults: declared.faults.map(({ reason, at, because }) => ({
      path: '/expression',
      at: { ...at, ...placeOf(expression, at.start) },
      reason,
      because,
    })),
  }
}

function checkInput(path: string, input: Input): DeclarationFault[] {
  const faults: DeclarationFault[] = []
  if (!units.has(input.unit))
    faults.push(
      faultAt(
        `${path}/unit`,
        'unknown-unit',
        `ไม่รู้จักรหัสหน่วย ${input.unit}`,
        `The unit code ${input.unit} is not known.`,
      ),
    )
  try {
    readSelection(input)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { detail = error.kind.title, members } = error.facts
    const member = typeof members?.parameter === 'string' ? members.parameter : 'type'
    const place = ['georel', 'geometry', 'coordinates', 'geoproperty'].includes(member)
      ? `geo/${member}`
      : member
    faults.push({ path: `${path}/${place}`, reason: 'selection', because: detail })
  }
  return faults
}

/** What a formula reads must be of the same period, and must not come round to it again. */
function checkReads(
  { id, period, inputs }: Declaration,
  { names }: Formula,
  known: ReadonlyMap<string, Known>,
): DeclarationFault[] {
  const reads = names.filter((name) => !Object.hasOwn(inputs, name))
  const faults = reads
    .filter((name) => known.get(name)?.period !== period)
    .map((name) =>
      faultAt(
        '/expression',
        'period-mismatch',
        `${name} วัดเป็นรอบเวลาอื่น`,
        `${name} is measured over another period.`,
      ),
    )
  const all = new Map([...known].map(([other, { reads: its }]) => [other, its] as const))
  all.set(id, reads)
  const order = orderByDependency(all)
  if (order.ok || !order.circle.includes(id)) return faults
  const round = [...order.circle, order.circle[0]].join(' → ')
  return [
    ...faults,
    faultAt(
      '/expression',
      'circle',
      `ตัวชี้วัดอ้างวนกัน: ${round}`,
      `Indicators read each other in a circle: ${round}.`,
    ),
  ]
}

function checkTests(declaration: Declaration, formula: Formula): DeclarationFault[] {
  return declaration.tests.flatMap((test, at) => {
    const wrong = runTest(declaration, formula, test)
    return wrong ? [{ path: `/tests/${at}`, reason: 'test' as const, because: wrong }] : []
  })
}
