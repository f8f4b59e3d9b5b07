import { type Geometry, isSame, type Position } from './geometry.ts'

/** A straight piece from one place to another; straight in longitude and latitude (RFC 7946, 3.1.1). */
export type Segment = { a: Position; b: Position }

/**
 * A geometry as what the predicates need of it: loose points; lines by their segments and the ends that bound them (an end that
 * an even number of lines share bounds nothing); areas by their edges, inside being where a ray crosses an odd number of them.
 */
export type Shape =
  | { kind: 'points'; points: readonly Position[] }
  | { kind: 'lines'; segments: readonly Segment[]; ends: readonly Position[] }
  | { kind: 'area'; segments: readonly Segment[] }

export function toShape(geometry: Geometry): Shape {
  switch (geometry.type) {
    case 'Point':
      return { kind: 'points', points: [geometry.coordinates] }
    case 'MultiPoint':
      return { kind: 'points', points: geometry.coordinates }
    case 'LineString':
      return lines([geometry.coordinates])
    case 'MultiLineString':
      return lines(geometry.coordinates)
    case 'Polygon':
      return { kind: 'area', segments: geometry.coordinates.flatMap(segmentsOf) }
    case 'MultiPolygon':
      return { kind: 'area', segments: geometry.coordinates.flat().flatMap(segmentsOf) }
  }
}

/** All positions of a geometry. */
export function positionsOf(geometry: Geometry): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat()
    case 'MultiPolygon':
      return geometry.coordinates.flat(2) as unknown as Position[]
  }
}

function lines(all: readonly (readonly Position[])[]): Shape {
  const segments = all.flatMap(segmentsOf)
  // Lines without length are points.
  if (segments.length === 0)
    return { kind: 'points', points: all.map((line) => line[0] as Position) }
  const ends = new Map<string, { at: Position; times: number }>()
  for (const line of all)
    for (const at of [line[0], line[line.length - 1]] as Position[]) {
      const end = ends.get(`${at[0]},${at[1]}`) ?? { at, times: 0 }
      end.times++
      ends.set(`${at[0]},${at[1]}`, end)
    }
  const odd = [...ends.values()].filter(({ times }) => times % 2 === 1)
  return { kind: 'lines', segments, ends: odd.map(({ at }) => at) }
}

function segmentsOf(line: readonly Position[]): Segment[] {
  const segments: Segment[] = []
  for (let at = 1; at < line.length; at++) {
    const [a, b] = [line[at - 1], line[at]] as [Position, Position]
    if (!isSame(a, b)) segments.push({ a, b })
  }
  return segments
}
