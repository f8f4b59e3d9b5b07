import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withDb } from '../../../test/support/with-db.ts'
import type { Tx } from '../../store/db.ts'
import { type Expression, evaluate, limits, type Outcome, parse, toSql } from './index.ts'
import { names, randomFormula, randomValue, seeded } from './random-formula.fixture.ts'

const long = process.env.TEST_LONG === '1'
const formulas = long ? 100_000 : 10_000
const timeout = long ? 600_000 : 120_000
const batch = 100

type Row = ReadonlyMap<string, number | undefined>

test(
  'PostgreSQL finds the value that TypeScript finds, to 1e-9, or none where it finds none',
  { timeout },
  () =>
    withDb(async (db) => {
      const random = seeded(20_260_101)
      const counts = { values: 0, none: 0, undetermined: 0 }
      for (let done = 0; done < formulas; done += batch) {
        const some = Array.from({ length: batch }, () =>
          randomFormula(random, 1 + Math.floor(random() * 4)),
        )
        const rows = Array.from(
          { length: 3 },
          () => new Map(names.map((name) => [name, randomValue(random)])),
        )
        const found = await inSql(db.read, some, rows)
        for (const [i, formula] of some.entries()) {
          for (const [j, row] of rows.entries()) {
            const answer = compare(formula, row, found[j]?.[i] ?? null)
            if (answer === 'different')
              expect.fail(JSON.stringify({ formula, row: [...row], sql: found[j]?.[i] }))
            counts[answer]++
          }
        }
      }
      expect(counts.values).toBeGreaterThan(formulas)
      expect(counts.none).toBeGreaterThan(formulas / 4)
      // Both engines round exp, ln and pow to the last digit but one; few formulas hang on that digit.
      expect(counts.undetermined).toBeLessThan(formulas / 500)
    }),
)

test('the deepest formulas are no burden to the planner', () =>
  withDb(async (db) => {
    const deepest = limits.depth - 1
    const chains = [
      Array.from({ length: deepest }, () => 'a').join(' * '),
      Array.from({ length: deepest }, () => 'b').join(' / '),
      `${'exp(ln('.repeat(30)}a${'))'.repeat(30)}`,
      `${'b > 0 ? 1 : '.repeat(deepest - 2)}a`,
      `${'pow('.repeat(deepest - 2)}a${', 1)'.repeat(deepest - 2)}`,
    ]
    const row = new Map([
      ['a', 1.01],
      ['b', -0.99],
    ])
    for (const source of chains) {
      const parsed = parse(source)
      if (!parsed.ok) throw new Error(parsed.fault.because.en)
      const started = performance.now()
      const [[found]] = (await inSql(db.read, [parsed.expression], [row])) as [[number | null]]
      expect(performance.now() - started).toBeLessThan(5_000)
      expect(compare(parsed.expression, row, found)).toBe('values')
    }
  }))

/** Works out every formula over every row in one statement. */
async function inSql(
  db: Tx,
  some: readonly Expression[],
  rows: readonly Row[],
): Promise<(number | null)[][]> {
  const columns = some.map((formula) =>
    toSql(formula, (name) => sql.ref(`x.v${names.indexOf(name)}`)),
  )
  const values = names.map(
    (name) => sql`${rows.map((row) => row.get(name)?.toString() ?? null)}::float8[]`,
  )
  const answer = await sql<{ found: (number | null)[] }>`
    select array[${sql.join(columns)}] as found
    from unnest(${sql.join(values)}) with ordinality as x(v0, v1, v2, v3, place) order by place`.execute(
    db,
  )
  return answer.rows.map((row) => row.found)
}

function compare(
  formula: Expression,
  row: Row,
  found: number | null,
): 'values' | 'none' | 'undetermined' | 'different' {
  const expected = evaluate(formula, row)
  if (isSame(expected, found)) return expected.ok ? 'values' : 'none'
  return hangsOnLastDigit(formula, row) ? 'undetermined' : 'different'
}

function isSame(expected: Outcome, found: number | null): boolean {
  if (!expected.ok || found === null) return !expected.ok && found === null
  return Math.abs(expected.value - found) <= 1e-9 * Math.abs(expected.value)
}

/** Whether the value moves by more than 1e-10 when the results of exp, ln, sqrt and pow move by their last digits. */
function hangsOnLastDigit(formula: Expression, row: Row): boolean {
  const plain = evaluate(formula, row)
  return [1 + 4e-16, 1 - 4e-16].some((nudge) => {
    const moved = evaluate(nudged(formula, nudge), row)
    if (!plain.ok || !moved.ok) return plain.ok !== moved.ok
    return Math.abs(moved.value - plain.value) > 1e-10 * Math.abs(plain.value)
  })
}

function nudged(node: Expression, by: number): Expression {
  const at = node.at
  switch (node.kind) {
    case 'unary':
      return { ...node, operand: nudged(node.operand, by) }
    case 'binary':
      return { ...node, left: nudged(node.left, by), right: nudged(node.right, by) }
    case 'choice':
      return {
        ...node,
        test: nudged(node.test, by),
        yes: nudged(node.yes, by),
        no: nudged(node.no, by),
      }
    case 'call': {
      const call: Expression = { ...node, args: node.args.map((arg) => nudged(arg, by)) }
      if (!['exp', 'ln', 'pow'].includes(node.name)) return call
      return {
        kind: 'binary',
        operator: '*',
        left: call,
        right: { kind: 'number', value: by, at },
        at,
      }
    }
    default:
      return node
  }
}
