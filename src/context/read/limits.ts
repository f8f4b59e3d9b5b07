/**
 * What a single request may cost. `candidates`: entities that are read and judged because the database alone cannot tell.
 * `linked`: entities that are brought along or looked into over relationships. `statementMs`: one statement. `smallSet`: a set of
 * candidates with more entities is not begun with; what fits is then met soon enough on the way through all.
 */
export type Limits = {
  candidates: number
  linked: number
  statementMs: number
  smallSet: number
}

export const usualLimits: Limits = {
  candidates: 50_000,
  linked: 5_000,
  statementMs: 10_000,
  smallSet: 5_000,
}
