import type { Tx } from '../../store/db.ts'
import { sweepAttempts } from './attempts.ts'
import { sweepLinks } from './link.ts'

/** Takes away everything about signing in that is over: tries, links, challenges and round trips. Gives how many rows. */
export async function sweepSignIn(tx: Tx, now: Date): Promise<number> {
  const challenges = await tx
    .deleteFrom('passkey_challenge')
    .where('expires_at', '<=', now)
    .executeTakeFirst()
  const trips = await tx.deleteFrom('oidc_state').where('expires_at', '<=', now).executeTakeFirst()
  const over = Number(challenges.numDeletedRows + trips.numDeletedRows)
  return over + (await sweepAttempts(tx, now)) + (await sweepLinks(tx, now))
}
