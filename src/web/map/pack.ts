import type { Box } from './ground.ts'

/** The cities of one province: `at` is where its centroid falls on the map. */
export type Cluster<Item> = { key: string; at: [number, number]; items: readonly Item[] }
export type Dot<Item> = { x: number; y: number; item: Item }
export type Packed<Item> = {
  radius: number
  gap: number
  clusters: { key: string; dots: Dot<Item>[] }[]
}

export type Room = {
  /** Every dot stays inside. */
  within: Box
  /** No dot touches these. */
  obstacles?: readonly Box[]
}

const smallestRadius = 0.5

/**
 * Packs one dot per city beside its province's centroid: a province's dots stay together in a hexagonal cluster, the cluster
 * moves by the least distance that frees it from the others, and dots shrink only when there is no room at all.
 * The larger clusters choose first. The same input gives the same map.
 */
export function pack<Item>(
  clusters: readonly Cluster<Item>[],
  room: Room,
  radius: number,
): Packed<Item> {
  const order = clusters
    .filter((cluster) => cluster.items.length > 0)
    .toSorted((a, b) => b.items.length - a.items.length || (a.key < b.key ? -1 : 1))
  for (let size = radius; size >= smallestRadius; size *= 0.9) {
    const packed = tryPack(order, room, size)
    if (packed) return packed
  }
  throw new Error(`no room on the map for ${order.length} provinces`)
}

function tryPack<Item>(
  order: readonly Cluster<Item>[],
  room: Room,
  radius: number,
): Packed<Item> | undefined {
  const gap = radius * 0.3
  const apart = 2 * radius + gap
  const placed: Dot<Item>[] = []
  const clusters: { key: string; dots: Dot<Item>[] }[] = []
  for (const { key, at, items } of order) {
    const shape = hexagon(items.length, apart)
    const dots = firstFree(at, room, apart, (x, y) => {
      const moved = shape.map(([dx, dy], index) => ({
        x: x + dx,
        y: y + dy,
        item: items[index] as Item,
      }))
      return moved.every((dot) => isFree(dot, placed, room, radius, apart)) ? moved : undefined
    })
    if (!dots) return undefined
    placed.push(...dots)
    clusters.push({ key, dots })
  }
  return { radius, gap, clusters }
}

function isFree(
  dot: { x: number; y: number },
  placed: readonly { x: number; y: number }[],
  room: Room,
  radius: number,
  apart: number,
) {
  const { within, obstacles = [] } = room
  if (dot.x - radius < within.x || dot.x + radius > within.x + within.width) return false
  if (dot.y - radius < within.y || dot.y + radius > within.y + within.height) return false
  if (obstacles.some((box) => distanceToBox(dot, box) < radius)) return false
  return placed.every((other) => Math.hypot(other.x - dot.x, other.y - dot.y) >= apart - 1e-9)
}

function distanceToBox(dot: { x: number; y: number }, box: Box): number {
  const dx = Math.max(box.x - dot.x, 0, dot.x - box.x - box.width)
  const dy = Math.max(box.y - dot.y, 0, dot.y - box.y - box.height)
  return Math.hypot(dx, dy)
}

/** The first place, from the centroid outward in rings, that the cluster is free at. */
function firstFree<Found>(
  [x, y]: [number, number],
  { within }: Room,
  apart: number,
  tryAt: (x: number, y: number) => Found | undefined,
): Found | undefined {
  const step = apart / 3
  const reach = Math.hypot(within.width, within.height)
  for (let distance = 0; distance <= reach; distance += step) {
    const directions =
      distance === 0 ? 1 : Math.max(12, Math.ceil((2 * Math.PI * distance) / apart))
    for (let at = 0; at < directions; at++) {
      const angle = (2 * Math.PI * at) / directions
      const found = tryAt(x + distance * Math.cos(angle), y + distance * Math.sin(angle))
      if (found) return found
    }
  }
  return undefined
}

/** The `count` places of a hexagonal lattice nearest to its middle, moved so that their own middle is at the origin. */
export function hexagon(count: number, apart: number): [number, number][] {
  const rings = Math.ceil(Math.sqrt(count / 3)) + 1
  const places: [number, number][] = []
  for (let row = -rings; row <= rings; row++)
    for (let column = -rings; column <= rings; column++)
      places.push([(column + (row & 1) / 2) * apart, row * apart * (Math.sqrt(3) / 2)])
  const nearest = places
    .toSorted((a, b) => Math.hypot(...a) - Math.hypot(...b) || a[1] - b[1] || a[0] - b[0])
    .slice(0, count)
  const middle = [0, 1].map(
    (axis) => nearest.reduce((sum, place) => sum + (place[axis] as number), 0) / count,
  )
  return nearest.map(([x, y]) => [x - (middle[0] as number), y - (middle[1] as number)])
}
