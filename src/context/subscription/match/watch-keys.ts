import type { Entity } from '../../entity/entity.ts'
import type { Json } from '../../json.ts'
import { ngsiLd } from '../../ld/core-context.ts'
import type { Literal, Query, Term } from '../../query/query.ts'
import { targetsOf } from '../../query/targets.ts'
import { type EntityChange, stateOf } from './entity-change.ts'
import type { Watcher } from './watcher.ts'

/**
 * The keys under which a subscription is found. An entity that can set it off has one of them: its id; or one of its types, with
 * a value that the query asks for by equality, or with an attribute that changed and is watched, or alone.
 */
export function keysOf(watcher: Watcher): string[] {
  const { chosen, watched, subscription } = watcher
  const required = subscription.q && requiredValues(subscription.q.query)
  return (chosen ?? [{ ids: undefined, types: 'any' as const }]).flatMap(({ ids, types }) => {
    if (ids) return [...ids].map(idKey)
    return leadingTypes(types).flatMap((type) => {
      if (required) return required.values.map((value) => valueKey(type, required.attribute, value))
      return watched ? [...watched].map((attribute) => watchKey(type, attribute)) : [typeKey(type)]
    })
  })
}

/** The attribute and types by whose values a subscription is found; undefined where it is found otherwise. */
export function valueAttributeOf({ subscription: { q } }: Watcher): string | undefined {
  return q && requiredValues(q.query)?.attribute
}

/** The keys of a change, under which all subscriptions are found that it can set off. `valued`: attributes found by values. */
export function keysOfChange(change: EntityChange, valued: Iterable<string>): string[] {
  const entity = stateOf(change)
  const types = ['*', ...entity.types]
  const values = [...valued].flatMap((attribute) =>
    valuesOf(entity, attribute).map((value) => [attribute, value] as const),
  )
  const changed = new Set(change.marks.map(([attribute]) => attribute))
  return [
    idKey(change.id),
    ...types.flatMap((type) => [
      typeKey(type),
      ...[...changed].map((attribute) => watchKey(type, attribute)),
      ...values.map(([attribute, value]) => valueKey(type, attribute, value)),
    ]),
  ]
}

const idKey = (id: string) => `i\n${id}`
const typeKey = (type: string) => `t\n${type}`
const watchKey = (type: string, attribute: string) => `a\n${type}\n${attribute}`
const valueKey = (type: string, attribute: string, value: string) =>
  `v\n${type}\n${attribute}\n${value}`

/** Of each set of types that is meant, one: who has all has the first. */
function leadingTypes(types: 'any' | { anyOf: readonly (readonly string[])[] }): string[] {
  return types === 'any' ? ['*'] : [...new Set(types.anyOf.map((set) => set[0] ?? '*'))]
}

type Required = { attribute: string; values: string[] }

/** A value of one attribute, or several, of which an entity must have one to match the query; undefined where there is none. */
function requiredValues(query: Query): Required | undefined {
  if (!('terms' in query)) return requiredByTerm(query)
  if (query.kind === 'or') return undefined
  for (const term of query.terms) {
    const found = 'terms' in term ? undefined : requiredByTerm(term)
    if (found) return found
  }
  return undefined
}

/** Members of an entity that are no attributes. */
const own = new Set([
  '@id',
  '@type',
  ...['scope', 'createdAt', 'modifiedAt', 'deletedAt', 'expiresAt'].map((name) => ngsiLd + name),
])

function requiredByTerm(term: Term): Required | undefined {
  if (term.kind !== 'equals' || term.negated || term.operand.kind === 'range') return undefined
  const { links, attributes, members } = term.path
  const [attribute, ...below] = attributes
  if (links.length > 0 || below.length > 0 || members || own.has(attribute)) return undefined
  const literals = term.operand.kind === 'one' ? [term.operand.value] : term.operand.values
  const values = literals.map(literalKey)
  return values.every((value) => value !== undefined) ? { attribute, values } : undefined
}

/** A literal as a key; undefined for times, of which several texts are equal. */
function literalKey(literal: Literal): string | undefined {
  switch (literal.type) {
    case 'number':
    case 'boolean':
    case 'text':
    case 'uri':
      return scalarKey(literal.value)
    default:
      return undefined
  }
}

function scalarKey(value: string | number | boolean): string {
  return `${typeof value} ${value === 0 ? 0 : value}`
}

/** The scalar values of an attribute as keys, as equality in a query sees them. */
function valuesOf(entity: Entity, attribute: string): string[] {
  if (!entity.attributes.has(attribute)) return []
  const targets = targetsOf({ links: [], attributes: [attribute] }, entity, () => undefined)
  const isScalar = (one: Json) =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean'
  return targets
    .flatMap(({ value }) => (Array.isArray(value) ? value : [value]))
    .filter(isScalar)
    .map((one) => scalarKey(one as string | number | boolean))
}
