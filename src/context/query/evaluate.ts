import { instantOf, isDate, millisecondsOf } from '../entity/date-time.ts'
import type { Entity } from '../entity/entity.ts'
import type { Json } from '../json.ts'
import type { Literal, Operand, Ordering, Query, Term } from './query.ts'
import { type FindLinked, type Target, targetsOf } from './targets.ts'

const nothingLinked: FindLinked = () => undefined

/**
 * Judges whether an entity matches a query. Of several instances, texts or elements one must match; under `!=` and `!~=`
 * none may be equal or match, and there must be one. Values of another type are not equal and in no order.
 * Source: CIM 009 4.9.
 */
export function matchesQuery(query: Query, entity: Entity, linked = nothingLinked): boolean {
  switch (query.kind) {
    case 'and':
      return query.terms.every((term) => matchesQuery(term, entity, linked))
    case 'or':
      return query.terms.some((term) => matchesQuery(term, entity, linked))
    default:
      return matchesTerm(query, targetsOf(query.path, entity, linked))
  }
}

function matchesTerm(term: Term, targets: readonly Target[]): boolean {
  switch (term.kind) {
    case 'exists':
      return targets.length > 0 !== term.negated
    case 'equals': {
      if (targets.length === 0) return false
      const isEqual = targets.some((target) =>
        elementsOf(target.value).some((value) => equalsOperand(term.operand, value, target)),
      )
      return isEqual !== term.negated
    }
    case 'order':
      return targets.some((target) =>
        textsOf(target).some((value) => isOrdered(term.operator, value, term.value, target)),
      )
    case 'matches': {
      const texts = targets
        .filter(({ nature }) => nature === 'value' || nature === 'language')
        .flatMap(textsOf)
        .filter((value) => typeof value === 'string')
      if (texts.length === 0) return false
      return texts.some((value) => term.pattern.matches(value)) !== term.negated
    }
  }
}

/** A list is equal to what it holds. */
function elementsOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value]
}

/** What can be in order or match a pattern: the texts of a language one by one, else a value that is no list, never an IRI. */
function textsOf({ nature, value }: Target): readonly Json[] {
  if (nature === 'iri') return []
  return nature === 'language' ? elementsOf(value) : [value]
}

function equalsOperand(operand: Operand, value: Json, target: Target): boolean {
  switch (operand.kind) {
    case 'one':
      return compare(value, operand.value, target) === 0
    case 'list':
      return operand.values.some((literal) => compare(value, literal, target) === 0)
    case 'range':
      return (
        isOrdered('>=', value, operand.from, target) && isOrdered('<=', value, operand.to, target)
      )
  }
}

function isOrdered(operator: Ordering, value: Json, literal: Literal, target: Target): boolean {
  const order = compare(value, literal, target)
  if (order === undefined) return false
  if (order === 0) return operator === '>=' || operator === '<='
  return order > 0 === operator.startsWith('>')
}

/** Orders a value and a literal of one type; undefined where their types differ, or the type has no order and they differ. */
function compare(value: Json, literal: Literal, { nature }: Target): number | undefined {
  switch (literal.type) {
    case 'number':
      return typeof value === 'number' ? value - literal.value : undefined
    case 'boolean':
    case 'uri':
      return value === literal.value ? 0 : undefined
    case 'text':
      if (typeof value !== 'string') return undefined
      return nature === 'moment'
        ? difference(instantOf(value), instantOf(literal.value))
        : compareTexts(value, literal.value)
    case 'dateTime':
      return typeof value === 'string' ? difference(instantOf(value), literal.instant) : undefined
    case 'date':
      return typeof value === 'string' && isDate(value)
        ? compareTexts(value, literal.value)
        : undefined
    case 'time':
      return typeof value === 'string'
        ? difference(millisecondsOf(value), literal.milliseconds)
        : undefined
  }
}

function difference(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b
}

/** Orders texts by code points, as PostgreSQL does under the collation "C" in UTF-8. */
export function compareTexts(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  if (at === a.length || at === b.length) return a.length - b.length
  // Two halves of a surrogate pair are met at their first unit, or both have the same one.
  const isInPair = at > 0 && /[\uD800-\uDBFF]/.test(a[at - 1] as string)
  const from = isInPair ? at - 1 : at
  return (a.codePointAt(from) as number) - (b.codePointAt(from) as number)
}
