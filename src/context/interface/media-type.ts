/** The media types of the interface, in the order in which the standard lists them: it breaks ties. Source: CIM 009 6.3.4. */
export const mediaTypes = [
  'application/json',
  'application/ld+json',
  'application/geo+json',
] as const
export type MediaType = (typeof mediaTypes)[number]

const longestHeader = 1000

/**
 * Chooses from what is offered the type that an Accept header likes best; undefined when it likes none. Of ranges that fit a type
 * the most specific counts; without a header JSON is sent. Source: RFC 9110, 12.5.1.
 */
export function chooseMediaType(
  accept: string | undefined,
  offered: readonly MediaType[],
): MediaType | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0]
  const ranges = accept.slice(0, longestHeader).split(',').map(readRange)
  let best: { type: MediaType; weight: number } | undefined
  for (const type of mediaTypes) {
    if (!offered.includes(type)) continue
    const weight = weightOf(type, ranges)
    if (weight > 0 && (!best || weight > best.weight)) best = { type, weight }
  }
  return best?.type
}

type Range = { type: string; weight: number }

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const q = parameters.find((parameter) => parameter.startsWith('q='))
  const weight = q === undefined ? 1 : Number(q.slice(2))
  // A weight that is none is as if it were not there.
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 1 }
}

function weightOf(type: MediaType, ranges: readonly Range[]): number {
  for (const fitting of [type, 'application/*', '*/*']) {
    const range = ranges.find((one) => one.type === fitting)
    if (range) return range.weight
  }
  return 0
}
