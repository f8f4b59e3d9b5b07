import type { Geometry, Position } from './geometry.ts'
import { relate } from './relate.ts'
import { positionsOf, type Segment, toShape } from './shape.ts'

/** The mean radius of the earth. Source: IUGG. */
const earthRadiusMetres = 6_371_008.8

/** Gives the way between two places over a sphere, in metres, by the haversine formula (CIM 009 4.23.1). */
export function haversineMetres(a: Position, b: Position): number {
  const [fromLatitude, toLatitude] = [radians(a[1]), radians(b[1])]
  const half = Math.sin((toLatitude - fromLatitude) / 2) ** 2
  const across = Math.sin(radians(b[0] - a[0]) / 2) ** 2
  const chord = half + Math.cos(fromLatitude) * Math.cos(toLatitude) * across
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** Gives the least way between two geometries, in metres: zero where they meet. */
export function distanceMetres(one: Geometry, other: Geometry): number {
  if (one.type !== 'Point' || other.type !== 'Point') if (relate(one, other).meets) return 0
  return Math.min(fromPlaces(positionsOf(one), other), fromPlaces(positionsOf(other), one))
}

function fromPlaces(places: readonly Position[], to: Geometry): number {
  const shape = toShape(to)
  let least = Number.POSITIVE_INFINITY
  for (const place of places)
    if (shape.kind === 'points')
      for (const point of shape.points) least = Math.min(least, haversineMetres(place, point))
    else for (const segment of shape.segments) least = Math.min(least, toSegment(place, segment))
  return least
}

/**
 * The way to the nearest place of a segment that is straight in longitude and latitude. The nearest place is found on a plane
 * that is true at the latitude between the two, mended three times; the way to it is measured on the sphere.
 */
function toSegment(place: Position, { a, b }: Segment): number {
  const middle = (a[0] + b[0]) / 2
  const turns = Math.round((middle - place[0]) / 360) * 360
  const from: Position = [place[0] + turns, place[1]]
  let nearest = a
  let latitude = from[1]
  for (let times = 0; times < 3; times++) {
    nearest = nearestOn(from, a, b, Math.cos(radians(latitude)))
    latitude = (from[1] + nearest[1]) / 2
  }
  return Math.min(
    haversineMetres(from, nearest),
    haversineMetres(from, a),
    haversineMetres(from, b),
  )
}

function nearestOn(from: Position, a: Position, b: Position, squeeze: number): Position {
  const [x, y] = [(b[0] - a[0]) * squeeze, b[1] - a[1]]
  const length = x * x + y * y
  if (length === 0) return a
  const share = ((from[0] - a[0]) * squeeze * x + (from[1] - a[1]) * y) / length
  const kept = Math.min(1, Math.max(0, share))
  return [a[0] + (b[0] - a[0]) * kept, a[1] + (b[1] - a[1]) * kept]
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
