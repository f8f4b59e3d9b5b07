import type { Tx } from '../../store/db.ts'
import type { TrustList } from '../check/documents.ts'
import type { Sealed } from '../check/seal.ts'
import type { PublicKey } from './did.ts'

/** Every key there ever was, the oldest first. */
export async function listKeys(tx: Tx): Promise<PublicKey[]> {
  const rows = await tx
    .selectFrom('emblem_key')
    .selectAll()
    .orderBy('added_at')
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    publicKeyMultibase: row.public_key,
    addedAt: row.added_at,
    retiredAt: row.retired_at,
    compromisedAt: row.compromised_at,
  }))
}

export async function insertKey(tx: Tx, key: PublicKey): Promise<void> {
  await tx
    .insertInto('emblem_key')
    .values({
      name: key.name,
      public_key: key.publicKeyMultibase,
      added_at: key.addedAt,
      retired_at: null,
      compromised_at: null,
    })
    .execute()
}

/** Ends a key: it signs no more, and where it is compromised nothing it signed counts. */
export async function endKey(
  tx: Tx,
  name: string,
  isCompromised: boolean,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('emblem_key')
    .set((eb) => ({
      retired_at: eb.fn.coalesce('retired_at', eb.val(now)),
      ...(isCompromised && { compromised_at: now }),
    }))
    .where('name', '=', name)
    .execute()
}

/** The trust list that stands; undefined before there is one. */
export async function findTrustList(tx: Tx): Promise<Sealed<TrustList> | undefined> {
  const row = await tx
    .selectFrom('emblem_trust_list')
    .select('document')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.document
}

export async function insertTrustList(
  tx: Tx,
  document: Sealed<TrustList>,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('emblem_trust_list')
    .values({ number: document.number, document, issued_at: now })
    .execute()
}
