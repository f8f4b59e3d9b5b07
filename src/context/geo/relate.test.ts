import { describe, expect, test } from 'vitest'
import type { Geometry } from './geometry.ts'
import { orient } from './orient.ts'
import { bowTie, line, point, rectangle, relationsOf, ring, ringOf, square } from './test-shapes.ts'

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
