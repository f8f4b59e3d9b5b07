/** A picture of grey, a byte a pixel, row by row: 0 is ink, 255 paper. */
export type Ink = { width: number; height: number; grey: Uint8Array }

/** Darker than this is ink. */
const dark = 140

/** The inked part of a picture, cut to what is inked; what stands on `behind` too is paper. */
export function inkOf({ width, height, grey }: Ink, behind?: Ink): Ink {
  const isInk = (at: number) =>
    (grey[at] ?? 255) < dark && (behind === undefined || (behind.grey[at] ?? 255) >= dark)
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let at = 0; at < width * height; at++) {
    if (!isInk(at)) continue
    const [x, y] = [at % width, Math.floor(at / width)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  const cut = { width: right - left + 1, height: bottom - top + 1 }
  if (right < 0) throw new Error('there is no ink')
  const bits = new Uint8Array(cut.width * cut.height)
  for (let y = 0; y < cut.height; y++)
    for (let x = 0; x < cut.width; x++)
      bits[y * cut.width + x] = isInk((top + y) * width + left + x) ? 0 : 255
  return { ...cut, grey: bits }
}

/** How far two inked pictures agree at their worst place: the share of ink in any square of a line's height that has ink of the other within two pixels. */
export function likeness(one: Ink, other: Ink): number {
  return Math.min(worst(one, other), worst(other, one))
}

function worst(one: Ink, other: Ink): number {
  const step = Math.round(one.height / 2)
  let least = 1
  for (let from = 0; from < one.width; from += step) {
    let [ink, met] = [0, 0]
    for (let x = from; x < Math.min(from + 2 * step, one.width); x++)
      for (let y = 0; y < one.height; y++) {
        if (one.grey[y * one.width + x] !== 0) continue
        ink++
        if (hasNear(other, x, y)) met++
      }
    if (ink > 50) least = Math.min(least, met / ink)
  }
  return least
}

const near = 2

function hasNear({ width, height, grey }: Ink, x: number, y: number): boolean {
  for (let down = -near; down <= near; down++)
    for (let right = -near; right <= near; right++) {
      const [at, row] = [x + right, y + down]
      if (at < 0 || row < 0 || at >= width || row >= height) continue
      if (grey[row * width + at] === 0) return true
    }
  return false
}
