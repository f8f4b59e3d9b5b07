import type { Tx } from '../store/db.ts'
import './tables.ts'

/** Up to when the devices of a space have sent; undefined where they never did. */
export async function sentUntil(tx: Tx, space: string): Promise<Date | undefined> {
  const found = await tx
    .selectFrom('sample_progress')
    .select('sent_until')
    .where('space', '=', space)
    .executeTakeFirst()
  return found?.sent_until
}

/** Remembers up to when they have. */
export async function rememberSent(tx: Tx, space: string, until: Date): Promise<void> {
  await tx
    .insertInto('sample_progress')
    .values({ space, sent_until: until })
    .onConflict((on) => on.column('space').doUpdateSet({ sent_until: until }))
    .execute()
}
