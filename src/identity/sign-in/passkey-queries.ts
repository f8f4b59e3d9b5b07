import type { Tx } from '../../store/db.ts'
import type { Passkey } from './passkey.ts'

/** A person's passkeys, the newest first. */
export function listPasskeys(tx: Tx, personId: string): Promise<Passkey[]> {
  return tx
    .selectFrom('passkey')
    .select(['id', 'label', 'made_at as madeAt', 'last_used_at as lastUsedAt'])
    .select('backed_up as backedUp')
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
}

/** What an authenticator must be told about the passkeys a person already has: they share one handle. */
export async function knownPasskeys(tx: Tx, personId: string) {
  const rows = await tx
    .selectFrom('passkey')
    .select(['id', 'transports', 'user_handle as handle'])
    .where('person_id', '=', personId)
    .execute()
  return { handle: rows[0]?.handle, keys: rows.map(({ id, transports }) => ({ id, transports })) }
}

/** Finds a passkey of a person who is not erased, and holds its row until the transaction ends. */
export async function lockPasskey(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('passkey')
    .innerJoin('person', 'person.id', 'passkey.person_id')
    .select(['passkey.id', 'passkey.person_id as personId', 'user_handle as handle', 'counter'])
    .select(['public_key as publicKey', 'transports', 'person.sample'])
    .where('passkey.id', '=', id)
    .where('erased_at', 'is', null)
    .forUpdate('passkey')
    .executeTakeFirst()
  return row && { ...row, counter: Number(row.counter) }
}

/** Notes that a passkey was used. `counter` is what its authenticator has counted to. */
export async function notePasskeyUsed(
  tx: Tx,
  id: string,
  counter: number,
  backedUp: boolean,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('passkey')
    .set({ counter, backed_up: backedUp, last_used_at: now })
    .where('id', '=', id)
    .execute()
}
