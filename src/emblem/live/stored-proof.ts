import type { ProofOfCity } from '../credential/proof-of-city.ts'

/** What the data said, as JSON keeps it: its moment in ISO 8601. */
export type StoredProof = Omit<ProofOfCity, 'since'> & { since: string }

export function toStored(proof: ProofOfCity): StoredProof {
  return { ...proof, since: proof.since.toISOString() }
}

/** What stands for a city whose data nobody has looked at. */
export const noProof: Omit<ProofOfCity, 'since'> = {
  proof: 'no-data',
  daysLeft: null,
  window: null,
  plan: null,
  commitments: [],
}
