import type { Position } from './geometry.ts'
import { orient } from './orient.ts'
import type { Segment } from './shape.ts'
import { type Strips, someBeside } from './strips.ts'

/** A stretch of a segment that nothing crosses or leaves, its middle, and the other segments that run along it. */
export type Piece = { of: Segment; middle: Position; along: ReadonlySet<Segment> }

/** Shares of a segment closer than this are one place. */
const samePlace = 1e-13

type Cut = { places: number[]; alongs: { from: number; to: number; other: Segment }[] }

/** Cuts a segment wherever another of the strips touches, crosses or joins it. */
export function cutInPieces(segment: Segment, strips: Strips): Piece[] {
  const cut: Cut = { places: [0, 1], alongs: [] }
  someBeside(strips, segment, (other) => {
    if (other !== segment) cutBy(segment, other, cut)
    return false
  })
  const places = cut.places.sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (let at = 1; at < places.length; at++) {
    const [from, to] = [places[at - 1], places[at]] as [number, number]
    if (to - from <= samePlace) continue
    const half = (from + to) / 2
    const along = cut.alongs.filter((stretch) => stretch.from < half && half < stretch.to)
    pieces.push({
      of: segment,
      middle: placeAt(segment, half),
      along: new Set(along.map(({ other }) => other)),
    })
  }
  return pieces
}

/** Whether two segments have a place in common. */
export function doTouch(one: Segment, other: Segment): boolean {
  if (!boxesTouch(one, other)) return false
  const [a, b] = [orient(one.a, one.b, other.a), orient(one.a, one.b, other.b)]
  if ((a > 0 && b > 0) || (a < 0 && b < 0)) return false
  const [c, d] = [orient(other.a, other.b, one.a), orient(other.a, other.b, one.b)]
  return !((c > 0 && d > 0) || (c < 0 && d < 0))
}

/** Whether a place is on a segment, its ends included. */
export function isOn(place: Position, { a, b }: Segment): boolean {
  return (
    place[0] >= Math.min(a[0], b[0]) &&
    place[0] <= Math.max(a[0], b[0]) &&
    place[1] >= Math.min(a[1], b[1]) &&
    place[1] <= Math.max(a[1], b[1]) &&
    orient(a, b, place) === 0
  )
}

function cutBy(segment: Segment, other: Segment, cut: Cut) {
  if (!doTouch(segment, other)) return
  const [a, b] = [orient(other.a, other.b, segment.a), orient(other.a, other.b, segment.b)]
  if (a !== 0 || b !== 0) {
    if (a !== 0 && b !== 0) cut.places.push(a / (a - b))
    return
  }
  const [one, two] = [shareOf(segment, other.a), shareOf(segment, other.b)]
  const [from, to] = [Math.max(0, Math.min(one, two)), Math.min(1, Math.max(one, two))]
  if (from >= to) return
  cut.places.push(from, to)
  cut.alongs.push({ from, to, other })
}

/** How far along a segment a place on its line lies: 0 at `a`, 1 at `b`. */
function shareOf({ a, b }: Segment, place: Position): number {
  const axis = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]) ? 0 : 1
  return (place[axis] - a[axis]) / (b[axis] - a[axis])
}

function placeAt({ a, b }: Segment, share: number): Position {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

function boxesTouch(one: Segment, other: Segment): boolean {
  return (
    Math.min(one.a[0], one.b[0]) <= Math.max(other.a[0], other.b[0]) &&
    Math.min(other.a[0], other.b[0]) <= Math.max(one.a[0], one.b[0]) &&
    Math.min(one.a[1], one.b[1]) <= Math.max(other.a[1], other.b[1]) &&
    Math.min(other.a[1], other.b[1]) <= Math.max(one.a[1], one.b[1])
  )
}
