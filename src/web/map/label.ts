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

/**
 * Finds a place for each label beside its mark: right, left, above, below. One that would touch a mark, another label or leave
 * the map is left out: the table beside the map names everything.
 */
export function placeLabels(
  wanted: readonly ToLabel[],
  room: { within: Box; obstacles: readonly Box[]; size: number },
): Label[] {
  const { size, within } = room
  const taken: Box[] = [...room.obstacles]
  const labels: Label[] = []
  for (const { key, text, mark } of wanted) {
    const label = candidates(mark, textWidth(text, size), size).find(
      ({ box }) => isInside(box, within) && !taken.some((other) => touches(box, other)),
    )
    if (!label) continue
    taken.push(label.box)
    labels.push({ key, text, x: round(label.x), y: round(label.y), anchor: label.anchor })
  }
  return labels
}

/** A Thai line needs 1.7 times its size: marks stand above and below the letters. */
function candidates(mark: Box, width: number, size: number) {
  const tall = size * 1.45
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
