/**
 * A number in [0, 1) that depends on its names and on nothing else: the same sample city grows from them everywhere and on any day.
 * FNV-1a over the names, with the last mixing of MurmurHash3.
 */
export function chance(...names: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  const text = names.join('|')
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}

/** A number near 0 with a spread of about 1, from its names: the sum of four chances. */
export function wobble(...names: readonly (string | number)[]): number {
  let sum = 0
  for (let at = 0; at < 4; at++) sum += chance(at, ...names)
  return (sum - 2) * 1.73
}

/** A number near 0 that changes slowly: a new one every `hours`, and a straight way in between. `at` in ms. */
export function drifting(name: string, at: number, hours: number): number {
  const step = at / (hours * 3_600_000)
  const [before, part] = [Math.floor(step), step - Math.floor(step)]
  return wobble(name, before) * (1 - part) + wobble(name, before + 1) * part
}
