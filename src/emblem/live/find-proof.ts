import { bangkokDay } from '../../base/day.ts'
import {
  type CityCommitment,
  cityCommitments,
  cityProof,
  hasNumber,
} from '../../indicators/index.ts'
import { proofRules } from '../../programme/index.ts'
import type { Db } from '../../store/db.ts'
import type { CommitmentReading, FindProof } from '../credential/proof-of-city.ts'

/** Gets the proof of a city from the indicators, as they had judged it by that moment. */
export function proofFromIndicators(db: Db, publicUrl: string): FindProof {
  return async (slug, at) => {
    const proof = await cityProof(db, slug, await proofRules(db.read), at)
    const commitments = await cityCommitments(db, slug, at)
    const days = commitments.flatMap(({ reading }) =>
      reading ? [reading.from, reading.until] : [],
    )
    const [first, last] = [Math.min(...days.map(Number)), Math.max(...days.map(Number))]
    return {
      proof: proof.status,
      daysLeft: proof.graceDaysLeft ?? null,
      since: at,
      window:
        days.length === 0
          ? null
          : { from: dayOf(first), until: dayOf(Math.min(last, at.getTime())) },
      plan: { address: `${publicUrl}/cities/${slug}` },
      commitments: commitments.map(toReading),
    }
  }
}

function toReading({ commitment, definition, judged, reading }: CityCommitment): CommitmentReading {
  const { target, title } = commitment.promise
  const known = reading && hasNumber(reading) ? reading : undefined
  const status = reading?.status ?? 'insufficient'
  return {
    id: commitment.id,
    name: title ?? definition.declaration.title,
    target: typeof target === 'number' ? String(target) : null,
    status,
    met: known && judged.verdict !== 'waiting' ? judged.verdict === 'met' : null,
    value: known ? known.value : null,
    lineage: reading?.inputsHash ?? null,
  }
}

function dayOf(ms: number): string {
  return bangkokDay(new Date(ms))
}
