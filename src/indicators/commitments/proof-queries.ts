import type { Text } from '../../base/text.ts'
import type { CityTx } from '../../store/db.ts'
import type { Proof } from '../proof.ts'
import './tables.ts'

/** The proof status of a city from a moment on, with the results that it rests on. */
export type ProofChange = {
  city: string
  at: Date
  proof: Proof
  because: Text[]
  results: string[]
}

/** Each time that the proof status of a city became another, in the order of time. */
export function listProofChanges(tx: CityTx, city: string): Promise<ProofChange[]> {
  return tx
    .selectFrom('proof_change')
    .select(['city', 'at', 'proof', 'because', 'results'])
    .where('tenant', '=', tx.tenant)
    .where('city', '=', city)
    .orderBy('at')
    .execute()
}

export async function lastProofChange(tx: CityTx, city: string): Promise<ProofChange | undefined> {
  return tx
    .selectFrom('proof_change')
    .select(['city', 'at', 'proof', 'because', 'results'])
    .where('tenant', '=', tx.tenant)
    .where('city', '=', city)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertProofChange(tx: CityTx, one: ProofChange): Promise<void> {
  await tx
    .insertInto('proof_change')
    .values({
      tenant: tx.tenant,
      city: one.city,
      at: one.at,
      proof: one.proof,
      because: JSON.stringify(one.because),
      results: one.results,
    })
    .onConflict((on) => on.columns(['tenant', 'city', 'at']).doNothing())
    .execute()
}
