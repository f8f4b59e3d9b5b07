import type { Geometry, Position } from './geometry.ts'
import { stands, topologies } from './predicates.ts'

/** Shapes that the tests of geometry share. */

export type Rectangle = [west: number, south: number, east: number, north: number]
export const ringOf = ([w, s, e, n]: Rectangle): Position[] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
]
export const rectangle = (box: Rectangle, ...holes: Rectangle[]): Geometry => ({
  type: 'Polygon',
  coordinates: [ringOf(box), ...holes.map(ringOf)],
})
export const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: [x, y] })
export const line = (...coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates })
export const relationsOf = (one: Geometry, other: Geometry) =>
  topologies.filter((relation) => stands(one, relation, other))

export const square = rectangle([0, 0, 10, 10])
export const ring = rectangle([0, 0, 10, 10], [4, 4, 6, 6])
// Crosses itself at [5, 5]: two triangles, below and above, that meet there.
export const bowTie: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [10, 0],
      [0, 10],
      [10, 10],
      [0, 0],
    ],
  ],
}
