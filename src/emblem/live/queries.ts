import type { Tx } from '../../store/db.ts'
import type { Json } from '../check/credential.ts'
import type { StoredProof } from './stored-proof.ts'

/** What the data said when they were last looked at, and the live credential while there may be one. */
export type LiveState = {
  proof: StoredProof
  /** Since when the proof has been what it is, as this room has seen it. */
  since: Date
  lookedAt: Date
  document: Json | null
  issuedAt: Date | null
}

export async function findLive(tx: Tx, certificateId: string): Promise<LiveState | undefined> {
  const row = await tx
    .selectFrom('emblem_live')
    .selectAll()
    .where('certificate_id', '=', certificateId)
    .executeTakeFirst()
  return (
    row && {
      proof: row.proof,
      since: row.since,
      lookedAt: row.looked_at,
      document: row.document,
      issuedAt: row.issued_at,
    }
  )
}

export async function saveLive(tx: Tx, certificateId: string, state: LiveState): Promise<void> {
  const row = {
    proof: state.proof,
    since: state.since,
    looked_at: state.lookedAt,
    document: state.document,
    issued_at: state.issuedAt,
  }
  await tx
    .insertInto('emblem_live')
    .values({ certificate_id: certificateId, ...row })
    .onConflict((conflict) => conflict.column('certificate_id').doUpdateSet(row))
    .execute()
}
