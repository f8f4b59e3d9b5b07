import { isSame, type Position } from './geometry.ts'
import { orient } from './orient.ts'
import { isOn, type Piece } from './pieces.ts'
import type { Segment, Shape } from './shape.ts'
import { atLatitude, type Strips } from './strips.ts'

export type Where = 'inside' | 'boundary' | 'outside'

/** Says where a place lies in a shape. The boundary of a line are its ends, that of an area its edges; points have none. */
export function locate(place: Position, shape: Shape, strips: Strips): Where {
  if (shape.kind === 'points')
    return shape.points.some((point) => isSame(point, place)) ? 'inside' : 'outside'
  const isTouched = atLatitude(strips, place[1]).some((segment) => isOn(place, segment))
  if (shape.kind === 'area') {
    if (isTouched) return 'boundary'
    return isOddToTheRight(place, strips, none) ? 'inside' : 'outside'
  }
  if (!isTouched) return 'outside'
  return shape.ends.some((end) => isSame(end, place)) ? 'boundary' : 'inside'
}

const none: ReadonlySet<Segment> = new Set()

/** Whether an area is on the one side and the other of a piece of an edge or line: right and left, or above and below it. */
export function sidesOf(piece: Piece, isOwn: boolean, area: Strips, edges: ReadonlySet<Segment>) {
  const through = new Set([...piece.along].filter((segment) => edges.has(segment)))
  if (isOwn) through.add(piece.of)
  const one = isOddToTheRight(piece.middle, area, through)
  return { one, other: through.size % 2 === 1 ? !one : one, through: through.size }
}

/**
 * Whether a ray to the right, a hair above the place, crosses an odd number of edges. Edges that run through the place itself
 * are left out: what they bound is on their two sides.
 */
function isOddToTheRight(place: Position, area: Strips, through: ReadonlySet<Segment>): boolean {
  let odd = false
  for (const segment of atLatitude(area, place[1])) {
    const { a, b } = segment
    if (a[1] > place[1] === b[1] > place[1]) continue
    if ((a[0] < place[0] && b[0] < place[0]) || through.has(segment)) continue
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a]
    if (orient(low, high, place) > 0) odd = !odd
  }
  return odd
}
