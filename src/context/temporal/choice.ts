import type { GeoQuery } from '../query/geo-query.ts'
import type { Pattern } from '../query/pattern.ts'
import type { Query } from '../query/query.ts'
import type { ScopeQuery } from '../query/scope-query.ts'
import { selectsTypes, type TypeSelection } from '../query/type-selection.ts'
import type { Subject } from './subject.ts'

/** Entities by type and id; what is not given is any. Source: CIM 009 5.2.33. */
export type Selector = {
  readonly types?: TypeSelection | undefined
  readonly ids?: readonly string[] | undefined
  readonly idPattern?: Pattern | undefined
}

/**
 * Which entities are asked for: of one of the selectors, and matching all else that is given by what was true of them in the time
 * asked for. Source: CIM 009 5.7.4.
 */
export type Choice = {
  readonly selectors: readonly Selector[]
  readonly q?: Query | undefined
  readonly scopes?: ScopeQuery | undefined
  readonly geo?: GeoQuery | undefined
}

/** Whether one of the selectors means this entity. */
export function isSelected(
  { selectors }: Choice,
  { id, types }: Pick<Subject, 'id' | 'types'>,
): boolean {
  return selectors.some(
    (selector) =>
      (!selector.types || selectsTypes(selector.types, types)) &&
      (!selector.ids || selector.ids.includes(id)) &&
      (!selector.idPattern || selector.idPattern.matches(id)),
  )
}
