import type { CityTx, Db } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import { append } from '../../store/outbox.ts'
import type { Commitment, Judgement } from '../commitments/commitment.ts'
import { type Judged, judge } from '../commitments/judge.ts'
import { proofOf } from '../commitments/proof-of.ts'
import { insertProofChange, lastProofChange } from '../commitments/proof-queries.ts'
import { insertJudgement, listCommitments, listJudgements } from '../commitments/queries.ts'
import { type Definition, nameOf } from '../definitions/index.ts'
import { periodAfter, periodAt } from '../period/index.ts'
import type { ProofRules } from '../proof.ts'
import { listReadings, type Reading } from '../results/index.ts'
import { measureOne } from './measure-targets.ts'
import type { Measured } from './target.ts'

/** Told when the proof status of a city has become another: `{city, proof, at}`. */
export const proofChangedEvent = 'proof.changed'

/**
 * Judges the commitments of a city as things stand at a moment; what has become another is written down with the result that it rests
 * on, and then the proof status of the city, if it is another, with an event. Times are those at which it was seen.
 */
export async function judgeCity(
  db: Db,
  tenant: number,
  measured: Measured,
  rules: ProofRules,
  now: Date,
): Promise<void> {
  const { city } = measured
  const { commitments, judgements, readings } = await db.snapshot(tenant, async (tx) => {
    const all = await listCommitments(tx, city)
    if (all.length === 0) return { commitments: all, judgements: [], readings: [] }
    const from = earliestPeriod(measured, now)
    return {
      commitments: all,
      judgements: await listJudgements(tx, city),
      readings: await listReadings(tx, { city, from }),
    }
  })
  if (commitments.length === 0) return
  const last = new Map(judgements.map((one) => [one.commitment, one]))
  const news: Judgement[] = []
  for (const commitment of commitments.filter(({ endedAt }) => endedAt === undefined)) {
    const one = await judgeOne(commitment, last.get(commitment.id))
    if (one) news.push(one)
  }
  await db.city(tenant, (tx) => keepJudgements(tx, city, news, rules, now))

  async function judgeOne(
    commitment: Commitment,
    before: Judgement | undefined,
  ): Promise<Judgement | undefined> {
    const definition = definitionOf(measured, commitment)
    if (!definition) return undefined
    const judged = judge(commitment, definition.declaration, readingsOf(readings, commitment), now)
    if (judged.verdict === (before?.verdict ?? 'waiting')) return undefined
    const result = await pin(definition, judged)
    // What cannot be pinned yet, while data are on their way, is judged when they are there.
    if (judged.period && !result) return undefined
    const { verdict, because, expected } = judged
    return { commitment: commitment.id, at: now, verdict, because, expected, result }
  }

  async function pin(definition: Definition, { period }: Judged): Promise<string | undefined> {
    if (!period) return undefined
    const kept = await measureOne(db, tenant, measured, { definition, period }, now, true)
    return kept.result?.id
  }
}

async function keepJudgements(
  tx: CityTx,
  city: string,
  news: readonly Judgement[],
  rules: ProofRules,
  now: Date,
) {
  await lockName(tx, `indicators ${tx.tenant}`)
  for (const one of news) await insertJudgement(tx, one)
  const commitments = await listCommitments(tx, city)
  const found = proofOf(commitments, await listJudgements(tx, city, now), rules, now)
  const before = await lastProofChange(tx, city)
  if (before?.proof === found.status || (before && before.at >= now)) return
  const because = found.reasons.map((one) => one.because)
  await insertProofChange(tx, {
    city,
    at: now,
    proof: found.status,
    because,
    results: found.results,
  })
  const body = { city, proof: found.status, at: now.toISOString() }
  append(tx, { type: proofChangedEvent, body, at: now })
}

function definitionOf({ definitions }: Measured, { indicator, version }: Commitment) {
  const name = nameOf({ id: indicator, version })
  return definitions.find((one) => nameOf(one) === name)
}

function readingsOf(
  readings: readonly Reading[],
  { indicator, version }: Commitment,
): Map<number, Reading> {
  const own = readings.filter((one) => one.id === indicator && one.version === version)
  return new Map(own.map((one) => [one.from.getTime(), one]))
}

/** The beginning of the last period that is over, of the longest kind. */
function earliestPeriod({ definitions }: Measured, now: Date): Date {
  const begins = definitions.map(({ declaration }) =>
    periodAfter(periodAt(declaration.period, now), -1).from.getTime(),
  )
  return new Date(Math.min(now.getTime(), ...begins))
}
