import type { Db } from '../../store/db.ts'
import { type MailCarrier, nextTry } from './mail.ts'
import { noteDelivered, noteFailed, takeDue } from './queries.ts'

const batchSize = 20
/** Longer than a carrier may take with a batch. */
const leaseMs = 15 * 60_000

/** What a round of the post came to. */
export type Delivered = { delivered: number; failed: number }

/**
 * Carries what is due, up to twenty letters, one after another. A letter may arrive twice (a process that dies between carrying
 * and noting it), and is then known by its Message-ID; none is lost. Errors: the database's; those of the carrier are noted.
 */
export async function deliverMail(db: Db, carrier: MailCarrier, now: Date): Promise<Delivered> {
  const leaseUntil = new Date(now.getTime() + leaseMs)
  const letters = await db.transaction((tx) => takeDue(tx, now, leaseUntil, batchSize))
  let delivered = 0
  for (const { tries, ...letter } of letters) {
    try {
      const where = await carrier.carry(letter)
      await noteDelivered(db.read, letter.id, where, now)
      delivered++
    } catch (error) {
      await noteFailed(db.read, letter.id, messageOf(error), nextTry(tries + 1, now))
    }
  }
  return { delivered, failed: letters.length - delivered }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
