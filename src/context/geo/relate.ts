import type { Geometry } from './geometry.ts'
import { locate, sidesOf, type Where } from './locate.ts'
import { cutInPieces, doTouch } from './pieces.ts'
import { type Shape, toShape } from './shape.ts'
import { type Strips, someBeside, toStrips } from './strips.ts'

/**
 * How two geometries lie to each other: `meets` when they have a place in common; `inner` when their insides have one, of the
 * dimension of the lesser of them; `beyond` when the first reaches outside the second, `beyondOther` when the second reaches
 * outside the first. Source: OGC 06-103r4 (Simple Features), 6.1.15.
 */
export type Relation = { meets: boolean; inner: boolean; beyond: boolean; beyondOther: boolean }

type Linear = Exclude<Shape, { kind: 'points' }>
type Area = Extract<Shape, { kind: 'area' }>
type Lines = Extract<Shape, { kind: 'lines' }>

export function relate(one: Geometry, other: Geometry): Relation {
  return relateShapes(toShape(one), toShape(other))
}

function relateShapes(one: Shape, other: Shape): Relation {
  if (one.kind === 'points') return relatePoints(one.points, other)
  if (other.kind === 'points') return turned(relatePoints(other.points, one))
  if (one.kind === 'area') {
    if (other.kind === 'area') return relateAreas(one, other)
    return turned(relateLineToArea(other, one))
  }
  return other.kind === 'area' ? relateLineToArea(one, other) : relateLines(one, other)
}

function turned({ meets, inner, beyond, beyondOther }: Relation): Relation {
  return { meets, inner, beyond: beyondOther, beyondOther: beyond }
}

function relatePoints(
  points: Extract<Shape, { kind: 'points' }>['points'],
  other: Shape,
): Relation {
  const strips = toStrips(other.kind === 'points' ? [] : other.segments)
  const places = new Set<Where>(points.map((point) => locate(point, other, strips)))
  const own = { kind: 'points', points } as const
  return {
    meets: places.has('inside') || places.has('boundary'),
    inner: places.has('inside'),
    beyond: places.has('outside'),
    beyondOther:
      other.kind !== 'points' ||
      other.points.some((point) => locate(point, own, strips) === 'outside'),
  }
}

function relateLines(one: Lines, other: Lines): Relation {
  const [strips, otherStrips] = [toStrips(one.segments), toStrips(other.segments)]
  const [shares, sharesOther] = [sharesOf(one, otherStrips), sharesOf(other, strips)]
  return {
    meets: touches(one, otherStrips),
    inner: shares.shared,
    beyond: shares.alone,
    beyondOther: sharesOther.alone,
  }
}

/** Whether stretches of a line run along the other, and whether some do not. */
function sharesOf(line: Lines, other: Strips): { shared: boolean; alone: boolean } {
  const found = { shared: false, alone: false }
  for (const segment of line.segments)
    for (const { along } of cutInPieces(segment, other))
      found[along.size > 0 ? 'shared' : 'alone'] = true
  return found
}

function relateLineToArea(line: Lines, area: Area): Relation {
  const strips = toStrips(area.segments)
  const edges = new Set(area.segments)
  const relation = { meets: touches(line, strips), inner: false, beyond: false, beyondOther: true }
  for (const segment of line.segments)
    for (const piece of cutInPieces(segment, strips)) {
      const { one, other, through } = sidesOf(piece, false, strips, edges)
      if (one && other) relation.inner = true
      else if (through === 0) relation.beyond = true
    }
  return { ...relation, meets: relation.meets || relation.inner }
}

function relateAreas(one: Area, other: Area): Relation {
  const [strips, otherStrips] = [toStrips(one.segments), toStrips(other.segments)]
  const [edges, otherEdges] = [new Set(one.segments), new Set(other.segments)]
  const all = toStrips([...one.segments, ...other.segments])
  const relation = {
    meets: touches(one, otherStrips),
    inner: false,
    beyond: false,
    beyondOther: false,
  }
  for (const segment of [...one.segments, ...other.segments])
    for (const piece of cutInPieces(segment, all)) {
      if (relation.inner && relation.beyond && relation.beyondOther)
        return { ...relation, meets: true }
      const mine = sidesOf(piece, edges.has(segment), strips, edges)
      const theirs = sidesOf(piece, otherEdges.has(segment), otherStrips, otherEdges)
      for (const side of ['one', 'other'] as const) {
        relation.inner ||= mine[side] && theirs[side]
        relation.beyond ||= mine[side] && !theirs[side]
        relation.beyondOther ||= theirs[side] && !mine[side]
      }
    }
  return { ...relation, meets: relation.meets || relation.inner }
}

function touches(shape: Linear, others: Strips): boolean {
  return shape.segments.some((segment) =>
    someBeside(others, segment, (other) => doTouch(segment, other)),
  )
}
