/**
 * The known name that a wrong one was meant to be, or undefined. Longer names forgive more: two slips from nine letters on,
 * one from six; shorter ones none, because `HOME` is two letters from `HOST`. Letter case is not counted.
 */
export function nearestName(wrong: string, known: readonly string[]): string | undefined {
  const asked = wrong.toUpperCase()
  return known
    .map((name) => ({ name, slips: countSlips(asked, name.toUpperCase()) }))
    .filter(({ name, slips }) => slips <= forgiven(name))
    .sort((a, b) => a.slips - b.slips)[0]?.name
}

function forgiven(name: string): number {
  if (name.length >= 9) return 2
  return name.length >= 6 ? 1 : -1
}

/** How many letters were added, left out, changed or swapped with their neighbour (optimal string alignment). */
function countSlips(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] as number) + 1 : changed
      row[j] = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, changed, swapped)
    }
    before = above
    above = row
  }
  return above[b.length] as number
}
