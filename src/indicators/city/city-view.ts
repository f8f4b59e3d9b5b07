import type { CityTx, Db } from '../../store/db.ts'
import {
  type CityProof,
  type Commitment,
  type Expected,
  expectedAt,
  type Judged,
  type Judgement,
  judge,
  lapsesOf,
  listCommitments,
  listJudgements,
  listProofChanges,
  type ProofChange,
  proofOf,
} from '../commitments/index.ts'
import {
  boundSpace,
  type Definition,
  definitionsOf,
  listAdoptions,
  nameOf,
} from '../definitions/index.ts'
import type { Lapse, ProofRules } from '../proof.ts'
import { listReadings, newestReadings, type Reading } from '../results/index.ts'

/** An indicator that a city measures, with the newest reading there is. */
export type CityIndicator = { definition: Definition; reading: Reading | undefined }

/** The indicators that a city measures, in the order of their ids. Empty for a city without data space. */
export async function cityIndicators(db: Db, city: string): Promise<CityIndicator[]> {
  const known = await definitionsOf(db, city)
  return inSpaceOf(db, city, [], async (tx) => {
    const newest = new Map((await newestReadings(tx, city)).map((one) => [nameOf(one), one]))
    return (await listAdoptions(tx, city)).flatMap((adoption) => {
      const definition = known.get(nameOf(adoption))
      return definition ? [{ definition, reading: newest.get(nameOf(adoption)) }] : []
    })
  })
}

/** The readings of a city's indicator over periods that begin in [from, until), in the order of time. */
export function readingsOver(
  db: Db,
  city: string,
  choice: {
    id: string
    version?: number | undefined
    from?: Date | undefined
    until?: Date | undefined
  },
): Promise<Reading[]> {
  return inSpaceOf(db, city, [], (tx) => listReadings(tx, { city, ...choice }))
}

/**
 * A commitment as it stands at a moment: what it asks now, how it is judged and why, the reading that is judged, all judgements and
 * lapses there were.
 */
export type CityCommitment = {
  commitment: Commitment
  definition: Definition
  expected: Expected | undefined
  judged: Judged
  reading: Reading | undefined
  judgements: Judgement[]
  lapses: Lapse[]
}

/** The commitments of a city as they stand at a moment, those that have ended left out. */
export async function cityCommitments(db: Db, city: string, at: Date): Promise<CityCommitment[]> {
  const known = await definitionsOf(db, city)
  return inSpaceOf(db, city, [], async (tx) => {
    const commitments = await listCommitments(tx, city)
    const judgements = Map.groupBy(await listJudgements(tx, city, at), (one) => one.commitment)
    const readings = await listReadings(tx, { city })
    return commitments.flatMap((commitment): CityCommitment[] => {
      const { id, indicator, version, endedAt, madeAt } = commitment
      const definition = known.get(nameOf({ id: indicator, version }))
      if (!definition || madeAt > at || (endedAt && endedAt <= at)) return []
      const own = new Map(
        readings
          .filter((one) => one.id === indicator && one.version === version)
          .map((one) => [one.from.getTime(), one]),
      )
      const judged = judge(commitment, definition.declaration, own, at)
      const past = judgements.get(id) ?? []
      return [
        {
          commitment,
          definition,
          expected: expectedAt(commitment, definition.declaration.direction, at),
          judged,
          reading: judged.period && own.get(judged.period.from.getTime()),
          judgements: past,
          lapses: lapsesOf(past),
        },
      ]
    })
  })
}

const noProof: CityProof = {
  status: 'no-data',
  graceDaysLeft: undefined,
  reviewDueAt: undefined,
  reasons: [],
  results: [],
}

/** The proof of a city at a moment, from what had been judged by then. A city without data space has no data. */
export function cityProof(db: Db, city: string, rules: ProofRules, at: Date): Promise<CityProof> {
  return inSpaceOf(db, city, noProof, async (tx) =>
    proofOf(await listCommitments(tx, city), await listJudgements(tx, city, at), rules, at),
  )
}

/** Each time that the proof of a city became another, in the order of time. */
export function proofHistory(db: Db, city: string): Promise<ProofChange[]> {
  return inSpaceOf(db, city, [], (tx) => listProofChanges(tx, city))
}

/** Reads in the data space of a city, all as of one moment; without one, gives what stands for nothing. */
export async function inSpaceOf<T>(
  db: Db,
  city: string,
  nothing: T,
  read: (tx: CityTx) => Promise<T>,
): Promise<T> {
  const tenant = await boundSpace(db.read, city)
  return tenant === undefined ? nothing : db.snapshot(tenant, read)
}
