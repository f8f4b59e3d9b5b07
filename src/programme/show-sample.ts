import { sampleCity } from '../identity/index.ts'
import type { Db, Tx } from '../store/db.ts'
import { append } from '../store/outbox.ts'

/** Shows the sample city in this installation, or takes it away; what is cached is told where that changes anything. */
export function showSampleCity(db: Db, shown: boolean, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    if ((await isSampleShown(tx)) === shown) return
    if (shown)
      await tx
        .insertInto('sample_city')
        .values({ slug: sampleCity, shown_since: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    else await tx.deleteFrom('sample_city').execute()
    append(tx, { type: 'sample.shown', body: { shown }, at: now })
  })
}

/** Whether this installation shows the sample city. */
export async function isSampleShown(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('sample_city').select('slug').executeTakeFirst()) !== undefined
}
