import type { Box } from './ground.ts'

/** A text beside a mark. `anchor` says which end of the text stands at `x`; `y` is its middle. */
export type Label = {
  key: string
  text: string
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}
export type ToLabel = { key: string; text: string /** What the label stands beside. */; mark: Box }

const combining = /\p{M}/gu

/**
 * Width of a text in our face, estimated to the safe side: Thai letters are wider than Latin ones, and vowels and tone marks
 * above and below take no room.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const letter of text.replace(combining, '')) ems += letter >= '\u0e00' ? 0.62 : 0.55
  return ems * size
}

type Candidate = { x: number; y: number; anchor: Label['anchor']; box: Box }
type Waiting = { key: string; text: string; free: Candidate[] }

/**
 * Finds a place for each label beside its mark: right, left, above, below. The label with the fewest places left chooses first,
 * and takes the place that costs the others least. One that would touch a mark, another label or leave the map is left out:
 * the table beside the map names everything.
 */
export function placeLabels(
  wanted: readonly ToLabel[],
  room: { within: Box; obstacles: readonly Box[]; size: number },
): Label[] {
  const { size, within, obstacles } = room
  let waiting: Waiting[] = wanted.map(({ key, text, mark }) => ({
    key,
    text,
    free: candidates(mark, text, size).filter(
      ({ box }) => isInside(box, within) && !obstacles.some((other) => touches(box, other)),
    ),
  }))
  const labels: Label[] = []
  for (;;) {
    waiting = waiting.filter((label) => label.free.length > 0)
    const next = waiting.reduce<Waiting | undefined>(
      (fewest, label) => (fewest && fewest.free.length <= label.free.length ? fewest : label),
      undefined,
    )
    if (!next) return labels
    waiting = waiting.filter((label) => label !== next)
    const { x, y, anchor, box } = cheapest(next, waiting)
    labels.push({ key: next.key, text: next.text, x: round(x), y: round(y), anchor })
    for (const label of waiting) label.free = label.free.filter((place) => !touches(place.box, box))
  }
}

/** What a place costs for being the next best to look at, beside what it takes from others (0 to 1 for each). */
const rankCost = 0.02

/** The place of a label that takes the least from those that still wait; of equals the first. */
function cheapest({ free }: Waiting, waiting: readonly Waiting[]): Candidate {
  const costOf = ({ box }: Candidate) =>
    waiting.reduce((sum, { free: others }) => {
      const lost = others.filter((other) => touches(other.box, box)).length
      return sum + (lost === 0 ? 0 : (lost / others.length) ** 2)
    }, 0)
  const costs = free.map((place, rank) => costOf(place) + rank * rankCost)
  return free[costs.indexOf(Math.min(...costs))] as Candidate
}

/** How tall a line of text is, for its size: Thai has marks above and below its letters. */
function lineHeight(text: string): number {
  return /\p{Script=Thai}/u.test(text) ? 1.45 : 1.2
}

function candidates(mark: Box, text: string, size: number): Candidate[] {
  const width = textWidth(text, size)
  const tall = size * lineHeight(text)
  const gap = size * 0.25
  const middleX = mark.x + mark.width / 2
  const middleY = mark.y + mark.height / 2
  const right = mark.x + mark.width + gap
  const left = mark.x - gap
  const above = mark.y - gap - tall / 2
  const below = mark.y + mark.height + gap + tall / 2
  const at = (x: number, y: number, anchor: Label['anchor']) => {
    const start = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    return { x, y, anchor, box: { x: start, y: y - tall / 2, width, height: tall } }
  }
  return [
    at(right, middleY, 'start'),
    at(left, middleY, 'end'),
    at(middleX, above, 'middle'),
    at(middleX, below, 'middle'),
    at(right, middleY - tall / 2, 'start'),
    at(right, middleY + tall / 2, 'start'),
    at(left, middleY - tall / 2, 'end'),
    at(left, middleY + tall / 2, 'end'),
    at(mark.x, above, 'start'),
    at(mark.x, below, 'start'),
    at(mark.x + mark.width, above, 'end'),
    at(mark.x + mark.width, below, 'end'),
    at(middleX + width / 4, below, 'middle'),
    at(middleX - width / 4, below, 'middle'),
    at(middleX + width / 4, above, 'middle'),
    at(middleX - width / 4, above, 'middle'),
  ]
}

export function isInside(box: Box, outer: Box): boolean {
  return (
    box.x >= outer.x &&
    box.y >= outer.y &&
    box.x + box.width <= outer.x + outer.width &&
    box.y + box.height <= outer.y + outer.height
  )
}

export function touches(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
