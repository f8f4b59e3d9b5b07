import {
  type CityCommitment,
  type CityIndicator,
  type CityProof,
  cityCommitments,
  cityIndicators,
  cityProof,
  inSpaceOf,
  listReadings,
  type Reading,
} from '../../indicators/index.ts'
import { proofRules } from '../../programme/index.ts'
import type { Db } from '../../store/db.ts'

/** What a city's data say: its proof, its commitments, what it measures, and the readings of two years by `id@version`. */
export type CityMeasured = {
  proof: CityProof
  commitments: CityCommitment[]
  indicators: CityIndicator[]
  readings: ReadonlyMap<string, Reading[]>
}

const twoYearsMs = 2 * 366 * 86_400_000

/** Gets what the data of a city say at a moment; a city without a data space measures nothing. */
export async function cityMeasured(db: Db, city: string, at: Date): Promise<CityMeasured> {
  const rules = await proofRules(db.read)
  const from = new Date(at.getTime() - twoYearsMs)
  const [proof, commitments, indicators, readings] = await Promise.all([
    cityProof(db, city, rules, at),
    cityCommitments(db, city, at),
    cityIndicators(db, city),
    inSpaceOf(db, city, [], (tx) => listReadings(tx, { city, from })),
  ])
  return {
    proof,
    commitments,
    indicators,
    readings: Map.groupBy(readings, ({ id, version }) => `${id}@${version}`),
  }
}

/** Whether a city measures anything at all. */
export function isMeasured({ indicators, commitments }: CityMeasured): boolean {
  return indicators.length > 0 || commitments.length > 0
}

/** What stands for a city that measures nothing. */
export const notMeasured: CityMeasured = {
  proof: {
    status: 'no-data',
    graceDaysLeft: undefined,
    reviewDueAt: undefined,
    reasons: [],
    results: [],
  },
  commitments: [],
  indicators: [],
  readings: new Map(),
}
