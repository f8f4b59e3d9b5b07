import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, boxOf, doBoxesTouch, widened } from './box.ts'
import type { Geometry, Position } from './geometry.ts'
import { type Cover, cellsOf, coverOf } from './grid.ts'
import { line, point, rectangle } from './test-shapes.ts'

// Where grids go wrong: poles, the 180th meridian, the middle of the world, edges of cells; and cities, close together.
const longitude = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.constantFrom(-180, -179.9999, -90, 0, -1e-9, 90, 179.9999, 180, 360 / 2 ** 20, 100.546875),
  fc.double({ min: 100.5, max: 100.6, noNaN: true }),
)
const latitude = fc.oneof(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.constantFrom(-90, -89.9999, 0, -1e-9, 45, 89.9999, 90, 180 / 2 ** 20),
  fc.double({ min: 13.7, max: 13.8, noNaN: true }),
)
const aPosition = fc.tuple(longitude, latitude) as fc.Arbitrary<[number, number]>
const aGeometry: fc.Arbitrary<Geometry> = fc.oneof(
  aPosition.map(([x, y]) => point(x, y)),
  fc.array(aPosition, { minLength: 2, maxLength: 4 }).map((all) => line(...(all as Position[]))),
  fc
    .tuple(aPosition, aPosition)
    .map(([[a, b], [c, d]]) =>
      rectangle([Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]),
    ),
)
const aBox: fc.Arbitrary<Box> = fc.oneof(
  aGeometry.map(boxOf),
  fc
    .tuple(aGeometry, fc.double({ min: 0.1, max: 1e6, noNaN: true }))
    .map(([geometry, metres]) => widened(boxOf(geometry), metres)),
)

function isFound(cells: readonly number[], { ranges, ancestors }: Cover): boolean {
  return cells.some(
    (cell) => ancestors.includes(cell) || ranges.some(([from, to]) => from <= cell && cell <= to),
  )
}

describe('the grid', () => {
  test('never misses a geometry whose box touches', () => {
    let touching = 0
    fc.assert(
      fc.property(aGeometry, aBox, (geometry, box) => {
        if (!doBoxesTouch(boxOf(geometry), box)) return
        touching++
        expect(isFound(cellsOf(geometry), coverOf(box))).toBe(true)
      }),
      { numRuns: 5_000 },
    )
    expect(touching).toBeGreaterThan(500)
  })

  test('never misses what only a corner or an edge touches', () => {
    fc.assert(
      fc.property(aPosition, fc.double({ min: 0, max: 20, noNaN: true }), ([x, y], size) => {
        const [west, south] = [Math.max(-180, x - size), Math.max(-90, y - size)]
        const box = { west, south, east: x, north: y }
        const corners: [number, number][] = [
          [x, y],
          [west, y],
          [x, south],
          [west, south],
        ]
        for (const [longitude, latitude] of corners)
          expect(isFound(cellsOf(point(longitude, latitude)), coverOf(box))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('is of few plain whole numbers', () => {
    fc.assert(
      fc.property(aGeometry, aBox, (geometry, box) => {
        const cells = cellsOf(geometry)
        expect(cells.length).toBeLessThanOrEqual(geometry.type === 'Point' ? 1 : 8)
        expect(new Set(cells).size).toBe(cells.length)
        const { ranges, ancestors } = coverOf(box)
        expect(ranges.length).toBeLessThanOrEqual(16)
        expect(ancestors.length).toBeLessThanOrEqual(250)
        for (const number of [...cells, ...ranges.flat(), ...ancestors]) {
          expect(Number.isSafeInteger(number)).toBe(true)
          expect(number).toBeGreaterThan(0)
          expect(number).toBeLessThan(2 ** 41)
        }
        for (const [at, [from, to]] of ranges.entries()) {
          expect(from).toBeLessThanOrEqual(to)
          if (at > 0) expect(from).toBeGreaterThan((ranges[at - 1]?.[1] as number) + 2)
        }
      }),
    )
  })

  test('is not much wider than what is asked: a few cells around 2 km of a city', () => {
    const metres = 2_000
    const asked = boxOf(point(100.5018, 13.7563))
    const box = widened(asked, metres)
    const spots = Array.from({ length: 10_000 }, (_, at): [number, number] => [
      100.3 + (at % 100) * 0.004,
      13.55 + Math.floor(at / 100) * 0.004,
    ])
    const cover = coverOf(box)
    const found = spots.filter(([x, y]) => isFound(cellsOf(point(x, y)), cover))
    const touching = spots.filter(([x, y]) => doBoxesTouch(boxOf(point(x, y)), box))
    expect(touching.length).toBeGreaterThan(50)
    expect(found.length / touching.length).toBeLessThan(1.5)
  })

  test('parts of a city do not answer for one another', () => {
    const park = rectangle([100.5, 13.7, 100.52, 13.73])
    expect(isFound(cellsOf(park), coverOf(boxOf(point(100.51, 13.71))))).toBe(true)
    expect(isFound(cellsOf(park), coverOf(boxOf(point(100.57, 13.71))))).toBe(false)
    expect(isFound(cellsOf(park), coverOf(boxOf(point(100.51, 13.8))))).toBe(false)
    expect(isFound(cellsOf(point(100.5, 13.7)), coverOf(boxOf(point(100.501, 13.7))))).toBe(false)
  })
})
