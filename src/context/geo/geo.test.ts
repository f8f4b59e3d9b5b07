import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxOf, doBoxesTouch, widened } from './box.ts'
import { distanceMetres, haversineMetres } from './distance.ts'
import { faultOf, type Geometry, type Position } from './geometry.ts'
import { orient } from './orient.ts'
import { stands, topologies } from './predicates.ts'

type Rectangle = [west: number, south: number, east: number, north: number]
const ringOf = ([w, s, e, n]: Rectangle): Position[] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
]
const rectangle = (box: Rectangle, ...holes: Rectangle[]): Geometry => ({
  type: 'Polygon',
  coordinates: [ringOf(box), ...holes.map(ringOf)],
})
const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: [x, y] })
const line = (...coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates })
const relationsOf = (one: Geometry, other: Geometry) =>
  topologies.filter((relation) => stands(one, relation, other))

const square = rectangle([0, 0, 10, 10])
const ring = rectangle([0, 0, 10, 10], [4, 4, 6, 6])
// Crosses itself at [5, 5]: two triangles, below and above, that meet there.
const bowTie: Geometry = {
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

describe('how geometries lie to each other', () => {
  test.each<[string, Geometry, Geometry, string[]]>([
    ['a point in an area', point(5, 5), square, ['within', 'intersects']],
    ['a point on an edge', point(0, 5), square, ['intersects']],
    ['a point on a corner', point(10, 10), square, ['intersects']],
    ['a point in a hole', point(5, 5), ring, ['disjoint']],
    ['a point on the edge of a hole', point(4, 5), ring, ['intersects']],
    ['a point beside an area, level with a corner', point(-1, 10), square, ['disjoint']],
    ['a point twice', point(1, 1), point(1, 1), ['within', 'contains', 'intersects', 'equals']],
    ['a point on a line', point(5, 0), line([0, 0], [10, 0]), ['within', 'intersects']],
    ['a point at the end of a line', point(0, 0), line([0, 0], [10, 0]), ['intersects']],
    [
      'a point where a closed line begins',
      point(0, 0),
      line([0, 0], [4, 0], [4, 4], [0, 0]),
      ['within', 'intersects'],
    ],
    ['two crossing lines', line([0, 0], [10, 10]), line([0, 10], [10, 0]), ['intersects']],
    [
      'a line on part of another',
      line([2, 2], [4, 4]),
      line([0, 0], [10, 10]),
      ['within', 'intersects'],
    ],
    [
      'lines that run together for a while',
      line([0, 0], [6, 6]),
      line([3, 3], [9, 9]),
      ['overlaps', 'intersects'],
    ],
    [
      'one line in two ways',
      line([0, 0], [9, 9]),
      line([9, 9], [3, 3], [0, 0]),
      ['within', 'contains', 'intersects', 'equals'],
    ],
    ['a line through an area', line([-5, 5], [15, 5]), square, ['intersects']],
    ['a line in an area', line([1, 1], [9, 5]), square, ['within', 'intersects']],
    ['a line on an edge', line([0, 1], [0, 9]), square, ['intersects']],
    ['a line across a hole', line([1, 5], [9, 5]), ring, ['intersects']],
    ['a line in a hole', line([4.5, 5], [5.5, 5]), ring, ['disjoint']],
    ['an area in an area', rectangle([2, 2, 3, 3]), square, ['within', 'intersects']],
    [
      'an area along the inside of an edge',
      rectangle([0, 2, 3, 3]),
      square,
      ['within', 'intersects'],
    ],
    ['an area along the outside of an edge', rectangle([-3, 2, 0, 3]), square, ['intersects']],
    ['areas that share a corner', rectangle([10, 10, 12, 12]), square, ['intersects']],
    ['areas that overlap', rectangle([5, 5, 15, 15]), square, ['overlaps', 'intersects']],
    ['an area in a hole', rectangle([4.5, 4.5, 5.5, 5.5]), ring, ['disjoint']],
    ['an area that fills a hole', rectangle([4, 4, 6, 6]), ring, ['intersects']],
    ['an area over a hole', rectangle([3, 3, 7, 7]), ring, ['overlaps', 'intersects']],
    ['an area with a hole and without', ring, square, ['within', 'intersects']],
    [
      'an area and itself, begun elsewhere',
      square,
      {
        type: 'Polygon',
        coordinates: [
          [
            [10, 10],
            [0, 10],
            [0, 0],
            [5, 0],
            [10, 0],
            [10, 10],
          ],
        ],
      },
      ['within', 'contains', 'intersects', 'equals'],
    ],
    [
      'an area of two beside each other, and their sum',
      { type: 'MultiPolygon', coordinates: [[ringOf([0, 0, 5, 10])], [ringOf([5, 0, 10, 10])]] },
      square,
      ['within', 'contains', 'intersects', 'equals'],
    ],
    ['a point in the lower half of a bow tie', point(5, 2), bowTie, ['within', 'intersects']],
    ['a point left of a bow tie', point(2, 5), bowTie, ['disjoint']],
    ['a point where a bow tie crosses itself', point(5, 5), bowTie, ['intersects']],
    [
      'an area in the upper half of a bow tie',
      rectangle([4.5, 8, 5.5, 9]),
      bowTie,
      ['within', 'intersects'],
    ],
    [
      'an area over the waist of a bow tie',
      rectangle([4, 4, 6, 6]),
      bowTie,
      ['overlaps', 'intersects'],
    ],
    [
      'points of which one is outside',
      {
        type: 'MultiPoint',
        coordinates: [
          [5, 5],
          [20, 20],
        ],
      },
      square,
      ['intersects'],
    ],
    [
      'points that share one',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      },
      {
        type: 'MultiPoint',
        coordinates: [
          [2, 2],
          [3, 3],
        ],
      },
      ['overlaps', 'intersects'],
    ],
    ['a line without length', line([5, 5], [5, 5]), square, ['within', 'intersects']],
  ])('%s', (_, one, other, expected) => {
    expect(relationsOf(one, other)).toEqual(expected)
  })

  test('a place a hair off a slanted edge is not on it', () => {
    const slanted: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [3, 1],
          [3, 3],
          [0, 0],
        ],
      ],
    }
    expect(relationsOf(point(0.3, 0.1), slanted)).toEqual(
      orient([0, 0], [3, 1], [0.3, 0.1]) > 0 ? ['within', 'intersects'] : ['disjoint'],
    )
    expect(relationsOf(point(1.5, 0.5), slanted)).toEqual(['intersects'])
    expect(relationsOf(point(1.5, 0.5 + 2 ** -52), slanted)).toEqual(['within', 'intersects'])
    expect(relationsOf(point(1.5, 0.5 - 2 ** -52), slanted)).toEqual(['disjoint'])
  })
})

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

describe('distances', () => {
  test('a degree of a great circle is 111,195 m', () => {
    expect(haversineMetres([100, 0], [100, 1])).toBeCloseTo(111_195.08, 1)
    expect(haversineMetres([0, 0], [180, 0])).toBeCloseTo(Math.PI * 6_371_008.8, 3)
    expect(haversineMetres([179.5, 0], [-179.5, 0])).toBeCloseTo(111_195.08, 1)
  })

  test('from a place to a road is to its nearest place, not to its ends', () => {
    const road = line([100, 13], [100, 14])
    expect(distanceMetres(point(100.1, 13.5), road)).toBeCloseTo(
      haversineMetres([100.1, 13.5], [100, 13.5]),
      0,
    )
    expect(distanceMetres(point(100, 15), road)).toBeCloseTo(111_195.08, 1)
    expect(distanceMetres(point(100, 13.5), road)).toBe(0)
  })

  test('into an area is nothing, into its hole is to the edge', () => {
    expect(distanceMetres(point(1, 1), ring)).toBe(0)
    expect(distanceMetres(ring, point(5, 4.9))).toBeCloseTo(haversineMetres([5, 4.9], [5, 4]), 0)
  })

  test('near each other means boxes widened by that distance touch', () => {
    const anywhere = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    )
    fc.assert(
      fc.property(anywhere, anywhere, ([a, b], [c, d]) => {
        const metres = haversineMetres([a, b], [c, d])
        expect(doBoxesTouch(widened(boxOf(point(a, b)), metres), boxOf(point(c, d)))).toBe(true)
      }),
    )
  })
})

describe('soundness of a geometry', () => {
  test.each([
    ['a circle', { type: 'Circle', coordinates: [0, 0] }],
    ['a collection', { type: 'GeometryCollection', geometries: [] }],
    ['a name of the language', { type: 'constructor', coordinates: [0, 0] }],
    ['a position of one number', { type: 'Point', coordinates: [1] }],
    ['a position of texts', { type: 'Point', coordinates: ['1', '2'] }],
    ['a latitude past the pole', { type: 'Point', coordinates: [0, 90.5] }],
    ['a line of one place', { type: 'LineString', coordinates: [[0, 0]] }],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
    ],
    [
      'a polygon written as a line',
      {
        type: 'Polygon',
        coordinates: [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      },
    ],
    ['no rings', { type: 'Polygon', coordinates: [] }],
    ['no coordinates', { type: 'Point' }],
  ])('refuses %s', (_, geometry) => {
    expect(faultOf(geometry)).toMatchObject({ th: expect.any(String), en: expect.any(String) })
  })

  test('takes rings that cross themselves, and heights', () => {
    expect(faultOf(bowTie)).toBeUndefined()
    expect(faultOf({ type: 'Point', coordinates: [100.5, 13.7, 12] })).toBeUndefined()
  })

  test('judges areas of 2,000 edges that are all but one', () => {
    const wheel = (reach: number): Geometry => {
      const places = Array.from({ length: 2000 }, (_, at): Position => {
        const [turn, length] = [(2 * Math.PI * at) / 2000, at % 2 ? reach : 4]
        return [length * Math.cos(turn), length * Math.sin(turn)]
      })
      return { type: 'Polygon', coordinates: [[...places, places[0] as Position]] }
    }
    expect(stands(wheel(4.5), 'within', wheel(5))).toBe(true)
    expect(stands(wheel(5), 'within', wheel(4.5))).toBe(false)
    expect(stands(wheel(5), 'equals', wheel(5))).toBe(true)
  }, 20_000)
})
