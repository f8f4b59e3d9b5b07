import { startStretch } from '../../base/turns.ts'

const sortedAtOnce = 256

/** Sorts a list of any length, stable, and lets others have their turn in between. */
export async function sortInTurns<T>(
  list: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<T[]> {
  const giveWay = startStretch()
  let runs: T[][] = []
  for (let from = 0; from < list.length; from += sortedAtOnce) {
    runs.push(list.slice(from, from + sortedAtOnce).sort(compare))
    await giveWay()
  }
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? []))
    runs = merged
  }
  return runs[0] ?? []

  async function merge(one: T[], other: T[]): Promise<T[]> {
    const all: T[] = []
    for (let a = 0, b = 0; a < one.length || b < other.length; ) {
      const takesOther =
        a === one.length || (b < other.length && compare(one[a] as T, other[b] as T) > 0)
      all.push((takesOther ? other[b++] : one[a++]) as T)
      if (all.length % sortedAtOnce === 0) await giveWay()
    }
    return all
  }
}
