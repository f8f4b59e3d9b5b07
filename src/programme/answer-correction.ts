import { record, systemEntry } from '../identity/index.ts'
import type { Db, Tx } from '../store/db.ts'
import { append } from '../store/outbox.ts'
import type { CorrectionAnswer } from './correction.ts'
import { correctionAnswered, noSuchCorrection } from './problems.ts'

/**
 * Answers a request to correct an entry, by the command line; summary and answer are published from then on, the request itself
 * never. What the answer promises to change comes with the next import. Throws `noSuchCorrection` or `correctionAnswered`.
 */
export async function answerCorrection(
  db: Db,
  reference: string,
  answer: CorrectionAnswer,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { slug } = await lockCorrection(tx, reference)
    const answered = await tx
      .selectFrom('correction_answer')
      .select('reference')
      .where('reference', '=', reference)
      .executeTakeFirst()
    if (answered) throw correctionAnswered()
    await tx
      .insertInto('correction_answer')
      .values({
        reference,
        outcome: answer.outcome,
        summary: answer.summary,
        answer: answer.answer,
        answered_at: now,
      })
      .execute()
    const body = { reference, slug, outcome: answer.outcome }
    const object = { kind: 'correction', id: reference }
    const deed = { action: 'correction.answer', object, after: answer } as const
    await record(tx, systemEntry('command-line', now, deed))
    append(tx, { type: 'correction.answered', body, at: now })
  })
}

async function lockCorrection(tx: Tx, reference: string): Promise<{ slug: string }> {
  const correction = await tx
    .selectFrom('correction')
    .select('slug')
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst()
  if (!correction) throw noSuchCorrection()
  return correction
}
