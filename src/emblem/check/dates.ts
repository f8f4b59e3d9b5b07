/** How far two clocks may be apart, in milliseconds. Source: the common 300 s of credential verifiers. */
export const clockSkewMs = 300_000

/** Where a moment stands to a stretch of time [from, until), with the skew of clocks given to the document. */
export function standsTo(
  stretch: { from?: Date | undefined; until?: Date | undefined },
  at: Date,
): 'before' | 'within' | 'after' {
  const { from, until } = stretch
  if (from && from.getTime() > at.getTime() + clockSkewMs) return 'before'
  if (until && until.getTime() + clockSkewMs <= at.getTime()) return 'after'
  return 'within'
}
