import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxOf, doBoxesTouch, widened } from './box.ts'
import { distanceMetres, haversineMetres } from './distance.ts'
import { faultOf, type Geometry, type Position } from './geometry.ts'
import { stands } from './predicates.ts'
import { bowTie, line, point, ring } from './test-shapes.ts'

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
