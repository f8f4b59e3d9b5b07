import type { Segment } from './shape.ts'

/** Segments sorted into horizontal strips, so that only those of a like latitude are looked at. */
export type Strips = { south: number; height: number; strips: readonly (readonly Segment[])[] }

export function toStrips(segments: readonly Segment[]): Strips {
  let [south, north] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { a, b } of segments) {
    south = Math.min(south, a[1], b[1])
    north = Math.max(north, a[1], b[1])
  }
  const count = Math.max(1, Math.ceil(Math.sqrt(segments.length)))
  const height = (north - south) / count || 1
  const strips: Segment[][] = Array.from({ length: count }, () => [])
  const made = { south, height, strips }
  for (const segment of segments) {
    const [from, to] = span(made, segment)
    for (let at = from; at <= to; at++) strips[at]?.push(segment)
  }
  return made
}

/** The segments whose strip has this latitude: all that can cross it, and some more. */
export function atLatitude(strips: Strips, latitude: number): readonly Segment[] {
  return strips.strips[stripOf(strips, latitude)] ?? []
}

/** Tries the segments that share a strip with a segment, all that can touch it and some more, each once, till one says so. */
export function someBeside(
  strips: Strips,
  segment: Segment,
  says: (other: Segment) => boolean,
): boolean {
  const [from, to] = span(strips, segment)
  for (let at = from; at <= to; at++)
    for (const other of strips.strips[at] ?? []) {
      // One that began further south was met in an earlier strip.
      if (at > from && span(strips, other)[0] < at) continue
      if (says(other)) return true
    }
  return false
}

function span(strips: Strips, { a, b }: Segment): [number, number] {
  return [stripOf(strips, Math.min(a[1], b[1])), stripOf(strips, Math.max(a[1], b[1]))]
}

function stripOf({ south, height, strips }: Strips, latitude: number): number {
  const at = Math.floor((latitude - south) / height)
  return Math.min(Math.max(at, 0), strips.length - 1)
}
