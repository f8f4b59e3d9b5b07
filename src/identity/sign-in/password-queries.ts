import type { Tx } from '../../store/db.ts'
import { personColumns } from '../people/queries.ts'

/** Finds a person who is not erased by address, with the hash of their password; null where they have none. */
export function findByEmail(tx: Tx, email: string) {
  return tx
    .selectFrom('person')
    .leftJoin('password', 'password.person_id', 'person.id')
    .select(personColumns)
    .select('password.hash')
    .where('email', '=', email)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
}

/** The hash of a person's password; undefined where they have none. */
export async function findHash(tx: Tx, personId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('password')
    .select('hash')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.hash
}

/** Gives a person this password instead of any before. */
export async function storeHash(tx: Tx, personId: string, hash: string, now: Date): Promise<void> {
  await tx
    .insertInto('password')
    .values({ person_id: personId, hash, set_at: now })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, set_at: now }))
    .execute()
}

/** Replaces one hash of the same password by another; whether it was still there, the row held until the transaction ends. */
export async function replaceHash(
  tx: Tx,
  personId: string,
  before: string,
  after: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('password')
    .set({ hash: after })
    .where('person_id', '=', personId)
    .where('hash', '=', before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
