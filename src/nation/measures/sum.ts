/**
 * Adds numbers with compensation, so that the error does not grow with their count.
 * Source: Neumaier, A. (1974), Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54, 39-51.
 */
export function sum(terms: Iterable<number>): number {
  const total = runningSum()
  for (const term of terms) total.add(term)
  return total.value()
}

/** A compensated sum that can be read on the way, for cumulated shares. */
export function runningSum(): { add(term: number): void; value(): number } {
  let main = 0
  let lost = 0
  return {
    add(term) {
      const next = main + term
      lost += Math.abs(main) >= Math.abs(term) ? main - next + term : term - next + main
      main = next
    },
    // An overflow of the main sum makes the lost part NaN; the overflow itself is the truth then.
    value: () => (Number.isFinite(main) ? main + lost : main),
  }
}

/** The square root of the sum of squares, without overflow or underflow on the way. */
export function rootOfSquares(terms: readonly number[]): number {
  const largest = terms.reduce((most, term) => Math.max(most, Math.abs(term)), 0)
  if (largest === 0 || !Number.isFinite(largest)) return largest
  return largest * Math.sqrt(sum(terms.map((term) => (term / largest) ** 2)))
}
