import { startOfDay } from '../../base/day.ts'
import type { Text } from '../../base/text.ts'
import {
  graceDaysLeft,
  graceEndsAt,
  isOpen,
  type Lapse,
  type Proof,
  type ProofRules,
  proof,
  reviewDueAt,
} from '../proof.ts'
import type { Commitment, Judgement, Verdict } from './commitment.ts'

/** Why a city is not proven: a critical commitment, since when it lapsed, until when grace lasts. */
export type ProofReason = {
  commitment: string
  verdict: Verdict
  because: Text
  openedAt: Date
  graceEndsAt: Date
}

/**
 * How far the commitments of a city are proven at a moment. `graceDaysLeft`: begun days, while at risk. `results`: the frozen results
 * that the judgements in force rest on. `reviewDueAt`: when a review of an unproven city is due.
 */
export type CityProof = {
  status: Proof
  graceDaysLeft: number | undefined
  reviewDueAt: Date | undefined
  reasons: ProofReason[]
  results: string[]
}

/** Works out the proof of a city at a moment from what was judged up to then; nothing else is asked. */
export function proofOf(
  commitments: readonly Commitment[],
  judgements: readonly Judgement[],
  rules: ProofRules,
  at: Date,
): CityProof {
  const standing = commitments.filter((one) => isStanding(one, at))
  const past = judgements.filter((one) => one.at <= at)
  const byCommitment = Map.groupBy(past, (one) => one.commitment)
  const of = (id: string) => byCommitment.get(id) ?? []
  const critical = standing.filter((one) => one.critical)
  const lapses = critical.flatMap((one) => lapsesOf(of(one.id)))
  const connected = standing.filter((one) => of(one.id).some(hasData)).length
  const last = standing.flatMap((one) => of(one.id).at(-1) ?? [])
  const open = lapses.filter((lapse) => isOpen(lapse, at))
  const status = proof(lapses, connected, rules, at)
  return {
    status,
    graceDaysLeft: status === 'at-risk' ? graceDaysLeft(lapses, rules, at) : undefined,
    reviewDueAt: status === 'unproven' ? reviewDueAt(lapses, rules, at) : undefined,
    reasons: open.flatMap((lapse) => {
      const now = of(lapse.commitmentId).at(-1)
      if (!now) return []
      const { verdict, because } = now
      const ends = graceEndsAt(lapse, rules)
      return [
        {
          commitment: lapse.commitmentId,
          verdict,
          because,
          openedAt: lapse.openedAt,
          graceEndsAt: ends,
        },
      ]
    }),
    results: last.flatMap(({ result }) => (result === undefined ? [] : [result])),
  }
}

/** When the proof of a city may next become another by the clock alone: the first end of grace after a moment. */
export function nextProofChange({ reasons }: CityProof, at: Date): Date | undefined {
  const ends = reasons.map((one) => one.graceEndsAt).filter((end) => end > at)
  return ends.sort((a, b) => a.getTime() - b.getTime())[0]
}

/** The stretches in which a commitment was judged and not met, from its judgements in the order of time. */
export function lapsesOf(judgements: readonly Judgement[]): Lapse[] {
  const lapses: Lapse[] = []
  let open: Lapse | undefined
  for (const { commitment, verdict, at } of judgements) {
    const isLapsed = verdict === 'not-met' || verdict === 'unproven'
    if (isLapsed && !open) {
      open = { commitmentId: commitment, openedAt: at }
      lapses.push(open)
    }
    if (!isLapsed && open) {
      open.closedAt = at
      open = undefined
    }
  }
  return lapses
}

function isStanding({ startsOn, endedAt }: Commitment, at: Date): boolean {
  return startOfDay(startsOn) <= at && (endedAt === undefined || at < endedAt)
}

function hasData({ verdict }: Judgement): boolean {
  return verdict === 'met' || verdict === 'not-met'
}
