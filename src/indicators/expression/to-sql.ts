import { type RawBuilder, sql } from 'kysely'
import { largestExponent } from './arithmetic.ts'
import { type Expression, range } from './expression.ts'

type Sql = RawBuilder<unknown>

/**
 * Writes a formula as one SQL expression of type double precision: null exactly when `evaluate` has no value, else the same number
 * within 1e-9. Why there is none is asked of `evaluate`.
 *
 * `column` gives the SQL of a name, a column qualified by its table. Literals are parameters; nothing of the formula's text
 * reaches the statement. Where an operand is needed twice it stands in a subquery once, fenced by `offset 0`: without the fence
 * the planner would copy it into each use, and could work out a constant branch that is never taken, and fail on it.
 */
export function toSql(
  expression: Expression,
  column: (name: string) => Sql,
): RawBuilder<number | null> {
  let fences = 0

  /** Names operands v1, v2 … in a fenced subquery of their own, and says what is made of them. */
  function fenced(operands: readonly Sql[], make: (...names: Sql[]) => Sql): Sql {
    const fence = sql.ref(`f${++fences}`)
    const names = operands.map((_, i) => sql.ref(`v${i + 1}`))
    const columns = operands.map((operand, i) => sql`${operand} as ${names[i]}`)
    const qualified = names.map((name) => sql`${fence}.${name}`)
    return sql`(select ${make(...qualified)} from (select ${sql.join(columns)} offset 0) as ${fence})`
  }

  const vanishing = (x: Sql) =>
    fenced([bounded(x)], (v) => sql`case when abs(${v}) < ${vanishingEnd} then 0 else ${v} end`)
  const multiply = (x: Sql, y: Sql) => vanishing(sql`${x} * ${y}`)
  const divide = (x: Sql, y: Sql) => vanishing(sql`${x} / nullif(${y}, 0)`)

  function write(node: Expression): Sql {
    switch (node.kind) {
      case 'number':
        return double(node.value)
      case 'truth':
        return node.value ? sql`true` : sql`false`
      case 'name':
        return input(sql`${column(node.name)}::float8`)
      case 'unary':
        return node.operator === '!'
          ? sql`(not ${write(node.operand)})`
          : sql`(- ${write(node.operand)})`
      case 'binary':
        return binary(node.operator, write(node.left), write(node.right))
      case 'choice': {
        const [yes, no] = [write(node.yes), write(node.no)]
        return fenced(
          [write(node.test)],
          (test) => sql`case when ${test} then ${yes} when not ${test} then ${no} end`,
        )
      }
      case 'call':
        return call(node.name, node.args.map(write), node.args)
    }
  }

  function binary(operator: string, x: Sql, y: Sql): Sql {
    switch (operator) {
      case '+':
        return bounded(sql`${x} + ${y}`)
      case '-':
        return bounded(sql`${x} - ${y}`)
      case '*':
        return multiply(x, y)
      case '/':
        return divide(x, y)
      default:
        return sql`(${x} ${operatorsInSql.get(operator)} ${y})`
    }
  }

  function call(name: string, args: readonly Sql[], nodes: readonly Expression[]): Sql {
    const [x, y, z] = args as [Sql, Sql, Sql]
    switch (name) {
      case 'abs':
        return sql`abs(${x})`
      case 'ln':
        return sql`ln(nullif(greatest(${x}, 0), 0))`
      case 'sqrt':
        return fenced([x], (v) => sql`case when ${v} >= 0 then sqrt(${v}) end`)
      case 'exp':
        return vanishing(fenced([x], exponential))
      case 'pow':
        return vanishing(
          fenced([x, y], (base, exponent) => allKnown([base, exponent], power(base, exponent))),
        )
      case 'round':
        return fenced([x], (v) => roundTo(v, nodes[1]?.kind === 'number' ? nodes[1].value : 0))
      case 'min':
        return fenced(args, (...all) => allKnown(all, sql`least(${sql.join(all)})`))
      case 'max':
        return fenced(args, (...all) => allKnown(all, sql`greatest(${sql.join(all)})`))
      case 'clamp':
        return fenced(args, (v, low, high) =>
          allKnown(
            [v as Sql],
            sql`case when ${low} <= ${high} then greatest(${low}, least(${v}, ${high})) end`,
          ),
        )
      case 'coalesce':
        return sql`coalesce(${sql.join(args)})`
      case 'per':
        return multiply(divide(x, y), z)
      default:
        throw new TypeError(`a formula that was not checked calls ${name}`)
    }
  }

  return write(expression) as RawBuilder<number | null>
}

const operatorsInSql: ReadonlyMap<string, Sql> = new Map(
  Object.entries({
    '==': '=',
    '!=': '<>',
    '<': '<',
    '<=': '<=',
    '>': '>',
    '>=': '>=',
    '&&': 'and',
    '||': 'or',
  }).map(([operator, name]): [string, Sql] => [operator, sql.raw(name)]),
)

const overflow = constant(range.overflow)
const vanishingEnd = constant(range.vanishing)
const exponentEnd = constant(largestExponent)

/** A number of ours, not of the formula, written into the statement. */
function constant(value: number): Sql {
  return sql.raw(`${value}::float8`)
}

function double(value: number): Sql {
  return sql`${value}::float8`
}

/** Null at or beyond the range; least and greatest pass over a null, so it comes out as the end of the range, and then as null. */
function bounded(x: Sql): Sql {
  return sql`nullif(nullif(greatest(least(${x}, ${overflow}), - ${overflow}), ${overflow}), - ${overflow})`
}

/** A column may stand twice; it needs no fence. */
function input(column: Sql): Sql {
  return bounded(sql`case when abs(${column}) < ${vanishingEnd} then 0 else ${column} end`)
}

function allKnown(all: readonly Sql[], value: Sql): Sql {
  return sql`case when num_nulls(${sql.join(all)}) = 0 then ${value} end`
}

function exponential(x: Sql): Sql {
  return sql`case when ${x} >= ${exponentEnd} then null when ${x} < - ${exponentEnd} then 0 else exp(${x}) end`
}

function power(x: Sql, y: Sql): Sql {
  return sql`case
    when ${x} = 0 then case when ${y} < 0 then null when ${y} = 0 then 1 else 0 end
    when ${x} < 0 and ${y} <> trunc(${y}) then null
    when ${y} * ln(abs(${x})) >= ${exponentEnd} then null
    when ${y} * ln(abs(${x})) < - ${exponentEnd} then 0
    else power(${x}, ${y}) end`
}

function roundTo(x: Sql, digits: number): Sql {
  const large = sql`abs(${x}) * ${constant(10 ** digits)}`
  const up = sql`case when ${large} - trunc(${large}) >= 0.5 then 1 else 0 end`
  return sql`sign(${x}) * (trunc(${large}) + ${up}) / ${constant(10 ** digits)}`
}
