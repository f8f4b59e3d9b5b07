import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Geometry, Position } from './geometry.ts'
import { stands, topologies } from './predicates.ts'
import { line, point, type Rectangle, rectangle, relationsOf } from './test-shapes.ts'

const grid = fc.integer({ min: 0, max: 6 })
const aRectangle = fc
  .tuple(grid, grid, grid, grid)
  .filter(([a, b, c, d]) => a !== c && b !== d)
  .map(
    ([a, b, c, d]): Rectangle => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)],
  )
const aPosition = fc.tuple(grid, grid) as fc.Arbitrary<[number, number]>
const aRing = fc
  .array(aPosition, { minLength: 3, maxLength: 6 })
  .map((places): Position[] => [...places, places[0] as Position])
const aGeometry: fc.Arbitrary<Geometry> = fc.oneof(
  aPosition.map(([x, y]) => point(x, y)),
  fc
    .array(aPosition, { minLength: 1, maxLength: 4 })
    .map((coordinates): Geometry => ({ type: 'MultiPoint', coordinates })),
  fc.array(aPosition, { minLength: 2, maxLength: 5 }).map((places) => line(...places)),
  fc
    .array(aRing, { minLength: 1, maxLength: 2 })
    .map((coordinates): Geometry => ({ type: 'Polygon', coordinates })),
)

describe('laws that hold for any two geometries', () => {
  test('within and contains, intersects and disjoint are each other turned round', () => {
    fc.assert(
      fc.property(aGeometry, aGeometry, (one, other) => {
        expect(stands(one, 'within', other)).toBe(stands(other, 'contains', one))
        expect(stands(one, 'intersects', other)).toBe(!stands(one, 'disjoint', other))
        for (const symmetric of ['equals', 'overlaps', 'intersects', 'disjoint'] as const)
          expect(stands(one, symmetric, other)).toBe(stands(other, symmetric, one))
        if (stands(one, 'within', other)) expect(stands(one, 'intersects', other)).toBe(true)
        expect(stands(one, 'equals', other)).toBe(
          stands(one, 'within', other) && stands(one, 'contains', other),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('rectangles stand as their sides do', () => {
    fc.assert(
      fc.property(aRectangle, aRectangle, (a, b) => {
        const meets = a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
        const inner = a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
        const isIn = (x: Rectangle, y: Rectangle) =>
          x[0] >= y[0] && x[1] >= y[1] && x[2] <= y[2] && x[3] <= y[3]
        const expected = {
          within: isIn(a, b),
          contains: isIn(b, a),
          overlaps: inner && !isIn(a, b) && !isIn(b, a),
          intersects: meets,
          equals: isIn(a, b) && isIn(b, a),
          disjoint: !meets,
        }
        expect(relationsOf(rectangle(a), rectangle(b))).toEqual(
          topologies.filter((relation) => expected[relation]),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('areas agree with the places of a fine grid', () => {
    const places = Array.from({ length: 24 * 24 }, (_, at) =>
      point((at % 24) / 4 + 0.11, Math.floor(at / 24) / 4 + 0.07),
    )
    const inside = (area: Geometry) => places.map((place) => stands(place, 'within', area))
    fc.assert(
      fc.property(aRing, aRing, (one, other) => {
        const [a, b]: Geometry[] = [
          { type: 'Polygon', coordinates: [one] },
          { type: 'Polygon', coordinates: [other] },
        ] as const
        const [inA, inB] = [inside(a as Geometry), inside(b as Geometry)]
        if (inA.some((is, at) => is && inB[at]))
          expect(stands(a as Geometry, 'intersects', b as Geometry)).toBe(true)
        if (inA.some((is, at) => is && !inB[at]))
          expect(stands(a as Geometry, 'within', b as Geometry)).toBe(false)
        if (inB.some((is, at) => is && !inA[at]))
          expect(stands(a as Geometry, 'contains', b as Geometry)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})
