import type { Geometry } from './geometry.ts'
import { relate } from './relate.ts'

/** The relations of the geo-query language besides `near`. Source: CIM 009 4.10. */
export type Topology = 'within' | 'contains' | 'overlaps' | 'intersects' | 'equals' | 'disjoint'
export const topologies: readonly Topology[] = [
  'within',
  'contains',
  'overlaps',
  'intersects',
  'equals',
  'disjoint',
]

/**
 * Whether a geometry stands in a relation to another: it is within it, contains it, and so on. Exact on the plane of longitude
 * and latitude; what touches in one place meets. A line on the edge of an area is not within it, nor is an end of a line within
 * that line: within asks that the insides meet. Source: OGC 06-103r4, 6.1.15.3.
 */
export function stands(geometry: Geometry, relation: Topology, to: Geometry): boolean {
  const { meets, inner, beyond, beyondOther } = relate(geometry, to)
  switch (relation) {
    case 'intersects':
      return meets
    case 'disjoint':
      return !meets
    case 'within':
      return inner && !beyond
    case 'contains':
      return inner && !beyondOther
    case 'equals':
      return inner && !beyond && !beyondOther
    case 'overlaps':
      return inner && beyond && beyondOther && dimension(geometry) === dimension(to)
  }
}

function dimension({ type }: Geometry): number {
  if (type.endsWith('Point')) return 0
  return type.endsWith('Polygon') ? 2 : 1
}
