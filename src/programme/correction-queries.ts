import { bangkokDay } from '../base/day.ts'
import type { Tx } from '../store/db.ts'
import type { PublishedCorrection } from './correction.ts'
import { isSlug } from './record.ts'

/** Corrections that have been answered, the newest answer first; of one entry, or of all. */
export async function listPublishedCorrections(
  tx: Tx,
  slug?: string,
): Promise<PublishedCorrection[]> {
  if (slug !== undefined && !isSlug(slug)) return []
  const rows = await tx
    .selectFrom('correction_answer')
    .innerJoin('correction', 'correction.reference', 'correction_answer.reference')
    .select([
      'correction.reference',
      'slug',
      'received_at',
      'answered_at',
      'outcome',
      'summary',
      'answer',
    ])
    .$if(slug !== undefined, (query) => query.where('slug', '=', slug as string))
    .orderBy('answered_at', 'desc')
    .orderBy('correction.reference', 'desc')
    .execute()
  return rows.map(({ received_at, answered_at, ...correction }) => ({
    ...correction,
    receivedOn: bangkokDay(received_at),
    answeredOn: bangkokDay(answered_at),
  }))
}

/** A request that waits for an answer, for the office only. */
export type OpenCorrection = {
  reference: string
  slug: string
  wrong: string
  right: string
  sourceUrl: string | null
  contact: string | null
  receivedAt: Date
}

/** Requests that wait for an answer, the oldest first. */
export async function listOpenCorrections(tx: Tx): Promise<OpenCorrection[]> {
  const rows = await tx
    .selectFrom('correction')
    .leftJoin('correction_answer', 'correction_answer.reference', 'correction.reference')
    .select([
      'correction.reference',
      'slug',
      'wrong',
      'correct as right',
      'source_url as sourceUrl',
      'contact',
      'received_at as receivedAt',
    ])
    .where('correction_answer.reference', 'is', null)
    .orderBy('received_at')
    .orderBy('correction.reference')
    .execute()
  return rows
}
