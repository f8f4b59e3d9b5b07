import { type SqlBool, sql } from 'kysely'
import type { Page, Paging } from '../../base/page.ts'
import type { Tx } from '../../store/db.ts'
import type { Letter, ListedMail, MailState } from './mail.ts'

/**
 * Takes letters that are due and puts their next try off until `leaseUntil`, so that no other process carries them at the same
 * time, and a process that dies leaves them to be carried again.
 */
export async function takeDue(
  tx: Tx,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<(Letter & { tries: number })[]> {
  const due = await tx
    .selectFrom('mail')
    .select([
      'id',
      'recipient as to',
      'subject',
      'body',
      'lang',
      'written_at as writtenAt',
      'tries',
    ])
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  if (due.length === 0) return []
  const ids = due.map(({ id }) => id)
  await tx.updateTable('mail').set({ due_at: leaseUntil }).where('id', 'in', ids).execute()
  return due.map(({ body, ...letter }) => ({ ...letter, body: body as string }))
}

/** Notes that a letter was delivered, and takes its words away. */
export async function noteDelivered(tx: Tx, id: string, where: string, now: Date): Promise<void> {
  await tx
    .updateTable('mail')
    .set({
      body: null,
      due_at: null,
      tries: sql`tries + 1`,
      last_error: null,
      delivered_at: now,
      delivered_to: where.slice(0, 200),
    })
    .where('id', '=', id)
    .execute()
}

/** Notes that a try failed and when the next one is; with none the letter is given up and its words are taken away. */
export async function noteFailed(
  tx: Tx,
  id: string,
  error: string,
  dueAt: Date | null,
): Promise<void> {
  await tx
    .updateTable('mail')
    .set({
      due_at: dueAt,
      tries: sql`tries + 1`,
      last_error: error.slice(0, 200),
      ...(dueAt === null ? { body: null } : {}),
    })
    .where('id', '=', id)
    .execute()
}

const conditions: Record<MailState, ReturnType<typeof sql<SqlBool>>> = {
  waiting: sql<SqlBool>`due_at is not null`,
  delivered: sql<SqlBool>`delivered_at is not null`,
  'given-up': sql<SqlBool>`due_at is null and delivered_at is null`,
}

/** Letters, the newest first; all, or those in one state. */
export async function listMail(
  tx: Tx,
  { state }: { state?: MailState | undefined },
  { page, size }: Paging,
): Promise<Page<ListedMail>> {
  let matching = tx.selectFrom('mail')
  if (state !== undefined) matching = matching.where(conditions[state])
  const rows = await matching
    .select(['id', 'recipient as to', 'subject', 'lang', 'written_at as writtenAt', 'tries'])
    .select(['due_at as dueAt', 'last_error as lastError', 'delivered_at as deliveredAt'])
    .select('delivered_to as deliveredTo')
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await matching
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const items = rows.map((row) => ({ ...row, state: stateOf(row) }))
  return { items, total: Number(total), page, size }
}

function stateOf({ dueAt, deliveredAt }: Pick<ListedMail, 'dueAt' | 'deliveredAt'>): MailState {
  if (deliveredAt) return 'delivered'
  return dueAt ? 'waiting' : 'given-up'
}
