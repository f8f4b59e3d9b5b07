import { type Box, boxOf } from './box.ts'
import type { Geometry } from './geometry.ts'

/**
 * The grid in which entities are found: longitude and latitude, halved both ways at each level. A cell has one number, so made
 * that the numbers of all cells within it lie around its own without a gap; all are safe integers, below 2⁴¹.
 * The form of the numbers is that of S2 cell ids (https://s2geometry.io/devguide/s2cell_hierarchy), on a plane.
 */

/** A cell: `level` 0 is the whole world; `x` and `y` count from the south-west, below 2^level. */
type Cell = { level: number; x: number; y: number }

/** Cells of the deepest level that a box touches: [west, east] and [south, north], ends included. */
type Leaves = { west: number; east: number; south: number; north: number }

/** What of the grid has to be looked at for a box: ranges of numbers, ends included, and the cells that hold those of the ranges. */
export type Cover = { ranges: [from: number, to: number][]; ancestors: number[] }

/** At the deepest level a cell is 38 m wide at the equator and 19 m high. */
const deepest = 20
const mostCells = 8
const mostRanges = 16

/** Gives at most eight cells that together hold the box of a geometry; one, of the deepest level, for a point. */
export function cellsOf(geometry: Geometry): number[] {
  return cover(leavesOf(boxOf(geometry)), mostCells).map(numberOf)
}

/**
 * Gives what to look at for a box: what touches it has a cell in one of the ranges, or among the ancestors. The reverse does
 * not hold. At most sixteen ranges, in order.
 */
export function coverOf(box: Box): Cover {
  const cells = cover(leavesOf(box), 4 * mostRanges)
  return { ranges: mergeRanges(cells.map(rangeOf)), ancestors: ancestorsOf(cells) }
}

/** Splits cells, the largest first, as long as there are no more than `most` of them. */
function cover(leaves: Leaves, most: number): Cell[] {
  const open = [commonCell(leaves)]
  const cells: Cell[] = []
  for (let cell = open.shift(); cell; cell = open.shift()) {
    const parts = isWithin(cell, leaves)
      ? []
      : partsOf(cell).filter((part) => touches(part, leaves))
    if (parts.length === 0 || cells.length + open.length + parts.length > most) cells.push(cell)
    else open.push(...parts)
  }
  return cells
}

/** The smallest cell that holds them all. */
function commonCell({ west, east, south, north }: Leaves): Cell {
  const level = Math.min(Math.clz32(west ^ east), Math.clz32(south ^ north)) - (32 - deepest)
  return { level, x: west >> (deepest - level), y: south >> (deepest - level) }
}

function partsOf({ level, x, y }: Cell): Cell[] {
  return [0, 1, 2, 3].map((part) => ({
    level: level + 1,
    x: 2 * x + (part & 1),
    y: 2 * y + (part >> 1),
  }))
}

function touches(cell: Cell, leaves: Leaves): boolean {
  const { west, east, south, north } = leavesIn(cell)
  return (
    west <= leaves.east && leaves.west <= east && south <= leaves.north && leaves.south <= north
  )
}

function isWithin(cell: Cell, leaves: Leaves): boolean {
  const { west, east, south, north } = leavesIn(cell)
  return (
    leaves.west <= west && east <= leaves.east && leaves.south <= south && north <= leaves.north
  )
}

function leavesIn({ level, x, y }: Cell): Leaves {
  const size = 2 ** (deepest - level)
  return { west: x * size, east: (x + 1) * size - 1, south: y * size, north: (y + 1) * size - 1 }
}

/** Rounding keeps order: of boxes that touch, the cells do too. */
function leavesOf({ west, south, east, north }: Box): Leaves {
  return {
    west: leafAt((west + 180) / 360),
    east: leafAt((east + 180) / 360),
    south: leafAt((south + 90) / 180),
    north: leafAt((north + 90) / 180),
  }
}

function leafAt(share: number): number {
  return Math.max(0, Math.min(2 ** deepest - 1, Math.floor(share * 2 ** deepest)))
}

/** The bits of `y` and `x` by turns, then a one, then zeros: two for each level that is left. */
function numberOf({ level, x, y }: Cell): number {
  const [low, high] = [
    spread(x & 1023) + 2 * spread(y & 1023),
    spread(x >> 10) + 2 * spread(y >> 10),
  ]
  return (2 * (high * 2 ** 20 + low) + 1) * 4 ** (deepest - level)
}

/** Puts a zero before each of ten bits. */
function spread(bits: number): number {
  let spaced = (bits | (bits << 8)) & 0x00ff00ff
  spaced = (spaced | (spaced << 4)) & 0x0f0f0f0f
  spaced = (spaced | (spaced << 2)) & 0x33333333
  return (spaced | (spaced << 1)) & 0x55555555
}

/** The least and the greatest number within a cell. */
function rangeOf(cell: Cell): [number, number] {
  const [number, around] = [numberOf(cell), 4 ** (deepest - cell.level) - 1]
  return [number - around, number + around]
}

/** Joins ranges that lie beside each other, then, while there are too many, the two with the smallest gap. */
function mergeRanges(ranges: [number, number][]): [number, number][] {
  const merged = ranges.sort(([a], [b]) => a - b)
  // Numbers at the ends of ranges are odd: neighbours are two apart.
  while (merged.length > 1) {
    const gaps = merged.slice(1).map(([from], at) => from - (merged[at] as [number, number])[1])
    const least = Math.min(...gaps)
    if (least > 2 && merged.length <= mostRanges) break
    const at = gaps.indexOf(least)
    const [[from], [, to]] = merged.slice(at, at + 2) as [[number, number], [number, number]]
    merged.splice(at, 2, [from, to])
  }
  return merged
}

function ancestorsOf(cells: readonly Cell[]): number[] {
  const ancestors = new Set<number>()
  for (let { level, x, y } of cells)
    while (level > 0) {
      level -= 1
      x >>= 1
      y >>= 1
      ancestors.add(numberOf({ level, x, y }))
    }
  return [...ancestors].sort((a, b) => a - b)
}
