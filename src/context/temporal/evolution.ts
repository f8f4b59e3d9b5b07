import type { AttributeKind, Instance } from '../entity/entity.ts'
import type { AggregationMethod } from './aggregation.ts'

export { scopeAttribute } from '../entity/scope.ts'

/** One instance of an attribute as it was recorded, and its moment by the property of time asked for. */
export type Recorded = { readonly instance: Instance; readonly time: string }

/** A value drawn together over a period, from its start to before its end. */
export type Aggregate = {
  readonly value: number | string
  readonly from: string
  readonly until: string
}

/** What was drawn together of one instance of an attribute, by method. */
export type Aggregates = {
  readonly kind: Instance['kind']
  readonly datasetId?: string
  readonly byMethod: ReadonlyMap<AggregationMethod, readonly Aggregate[]>
}

/** How an entity came to be what it is: who it is, and by attribute (IRI) what `T` tells of it. */
export type Evolution<T> = {
  readonly id: string
  readonly types: readonly string[]
  readonly createdAt: string
  readonly modifiedAt: string
  readonly attributes: ReadonlyMap<string, readonly T[]>
  /** The types of attributes of which there is more than was told. */
  readonly withheld?: ReadonlyMap<string, AttributeKind>
}
