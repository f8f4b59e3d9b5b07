/** One stretch of time in which the city's data stopped proving a commitment of its plan: [openedAt, closedAt), still open without the latter. */
export type Lapse = { commitmentId: string; openedAt: Date; closedAt?: Date }
export type Proof = 'proven' | 'at-risk' | 'unproven' | 'no-data'

/** The periods of the programme, in days of 24 h. Source: data/programme-rules.json, periods.proofGraceBeforePublic and periods.proofReview. */
export type ProofRules = { graceDays: number; reviewDays: number }

const dayMs = 24 * 60 * 60 * 1000

/**
 * Says how far a certificate's commitments are proven at a moment, from their lapses alone; nothing is stored.
 *
 * Shapes: `lapses` in any order, of critical commitments only; `connected` counts the commitments with data. Units: `rules.graceDays` are
 * days of 24 h, half-open: on the last instant of grace the lapse is at risk, an instant later unproven.
 * Errors: none; no connected commitment reads as 'no-data'. Source: data/programme-rules.json, periods.proofGraceBeforePublic.
 */
export function proof(
  lapses: readonly Lapse[],
  connected: number,
  rules: ProofRules,
  at: Date,
): Proof {
  if (connected === 0) return 'no-data'
  const open = lapses.filter((lapse) => isOpen(lapse, at))
  if (open.length === 0) return 'proven'
  return open.some((lapse) => hasOutlivedGrace(lapse, rules, at)) ? 'unproven' : 'at-risk'
}

/** Whether a lapse stands open at a moment. */
export function isOpen(lapse: Lapse, at: Date): boolean {
  return lapse.openedAt <= at && (lapse.closedAt === undefined || at < lapse.closedAt)
}

/** Whether an open lapse has lasted through the grace of the rules. */
export function hasOutlivedGrace(lapse: Lapse, rules: ProofRules, at: Date): boolean {
  return isOpen(lapse, at) && at >= graceEndsAt(lapse, rules)
}

/** The first instant at which a lapse, if still open, makes the certificate unproven. */
export function graceEndsAt(lapse: Lapse, rules: ProofRules): Date {
  return new Date(lapse.openedAt.getTime() + rules.graceDays * dayMs)
}

/**
 * Days of grace that are left while the proof is at risk, as the portal counts them: begun days count whole, of the lapse that ends
 * first. Undefined when no open lapse is in grace, or one has outlived it.
 */
export function graceDaysLeft(
  lapses: readonly Lapse[],
  rules: ProofRules,
  at: Date,
): number | undefined {
  const open = lapses.filter((lapse) => isOpen(lapse, at))
  if (open.length === 0 || open.some((lapse) => hasOutlivedGrace(lapse, rules, at)))
    return undefined
  const first = Math.min(...open.map((lapse) => graceEndsAt(lapse, rules).getTime()))
  return Math.ceil((first - at.getTime()) / dayMs)
}

/**
 * The instant from which a review is due: `rules.reviewDays` of being unproven without a break, undefined while it is not.
 * A review changes no legal status. Source: data/programme-rules.json, periods.proofReview.
 */
export function reviewDueAt(
  lapses: readonly Lapse[],
  rules: ProofRules,
  at: Date,
): Date | undefined {
  const since = unprovenSince(lapses, rules, at)
  return since && new Date(since.getTime() + rules.reviewDays * dayMs)
}

/** Since when the proof has been unproven without a break; undefined while it is not. Lapses that follow or overlap count as one stretch. */
export function unprovenSince(
  lapses: readonly Lapse[],
  rules: ProofRules,
  at: Date,
): Date | undefined {
  const stretches = lapses
    .map((lapse) => ({ from: graceEndsAt(lapse, rules), to: lapse.closedAt }))
    .filter(({ from, to }) => to === undefined || from < to)
  let since: Date | undefined
  let reached = stretches.find(({ from, to }) => from <= at && (to === undefined || at < to))?.from
  while (reached !== undefined) {
    since = reached
    const border: Date = since
    reached = stretches.find(
      ({ from, to }) => from < border && (to === undefined || border <= to),
    )?.from
  }
  return since
}
