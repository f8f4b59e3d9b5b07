import type { Text } from '../../base/text.ts'
import type { ProofCode } from '../check/documents.ts'

/** How one commitment of a plan stands, as the indicators tell it. Values are decimal texts, never rounded here. */
export type CommitmentReading = {
  id: string
  name: Text
  /** The target as a decimal text; null where it is no number. */
  target: string | null
  status: 'final' | 'provisional' | 'insufficient' | 'stale' | 'error'
  /** Whether the value meets the target; null where there is no value. */
  met: boolean | null
  value: string | null
  /** SHA-256 of what the value was computed from, in hexadecimal. */
  lineage: string | null
}

/** What the data say of a city's plan at a moment. Upper rooms are given it; it comes from the indicators. */
export type ProofOfCity = {
  proof: ProofCode
  /** Days of grace that are left while at risk. */
  daysLeft: number | null
  /** Since when the proof has been what it is. */
  since: Date
  /** The days that the data are of, [from, until] in Bangkok. */
  window: { from: string; until: string } | null
  plan: { address: string } | null
  commitments: CommitmentReading[]
}

/** Gives the proof of a city; undefined for a city whose data are not looked at here. */
export type FindProof = (slug: string, at: Date) => Promise<ProofOfCity | undefined>
