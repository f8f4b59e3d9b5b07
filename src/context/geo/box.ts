import type { Geometry } from './geometry.ts'
import { positionsOf } from './shape.ts'

/** A box in degrees that holds a geometry. */
export type Box = { west: number; south: number; east: number; north: number }

const metresPerDegree = 111_195.08

export function boxOf(geometry: Geometry): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const [longitude, latitude] of positionsOf(geometry)) {
    box.west = Math.min(box.west, longitude)
    box.east = Math.max(box.east, longitude)
    box.south = Math.min(box.south, latitude)
    box.north = Math.max(box.north, latitude)
  }
  return box
}

export function doBoxesTouch(one: Box, other: Box): boolean {
  return (
    one.west <= other.east &&
    other.west <= one.east &&
    one.south <= other.north &&
    other.south <= one.north
  )
}

/**
 * Widens a box so that it holds all that is no further away than so many metres. Where that reaches a pole or the 180th
 * meridian, the box goes all round: it may hold too much, never too little.
 */
export function widened(box: Box, metres: number): Box {
  const degrees = (metres / metresPerDegree) * 1.001 + 1e-9
  const [south, north] = [box.south - degrees, box.north + degrees]
  const round = { west: -180, east: 180, south: Math.max(-90, south), north: Math.min(90, north) }
  if (south <= -90 || north >= 90) return round
  const steepest = Math.max(Math.abs(south), Math.abs(north))
  const across = degrees / Math.cos((steepest * Math.PI) / 180)
  const [west, east] = [box.west - across, box.east + across]
  return west < -180 || east > 180 ? round : { west, south, east, north }
}
