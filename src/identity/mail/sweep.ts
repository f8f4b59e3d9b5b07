import type { Tx } from '../../store/db.ts'

/** How long it stays on the list that a letter was delivered or given up, and how long a letter lies in the folder, in days. */
export const mailKeptDays = 30

const dayMs = 86_400_000

/** The moment before which letters go. */
export function oldestKept(now: Date): Date {
  return new Date(now.getTime() - mailKeptDays * dayMs)
}

/** Takes letters off the list that are past their time; gives how many. Those that wait stay. */
export async function sweepMail(tx: Tx, now: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('mail')
    .where('due_at', 'is', null)
    .where('written_at', '<', oldestKept(now))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
