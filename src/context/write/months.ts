import { sql } from 'kysely'
import type { Db } from '../../store/db.ts'

const madeOf = new WeakMap<Db, Set<string>>()

/** The months, by their first day, that history would need a part for and this process does not know to have one. */
export function missingMonths(db: Db, months: Iterable<string>, now: Date): string[] {
  const made = madeOf.get(db)
  const [first, last] = [monthFrom(now, -120), monthFrom(now, 1)]
  return [...new Set(months)].filter(
    // As text: what lies out of these bounds has no part of its own.
    (month) => !made?.has(month) && month >= first && month <= last,
  )
}

/** Makes the parts of history for months, where they are missing. Not to be called in a transaction that writes: it would wait. */
export async function makeMonths(db: Db, months: readonly string[]): Promise<void> {
  const made = madeOf.get(db) ?? new Set<string>()
  madeOf.set(db, made)
  for (const month of months) {
    await sql`select make_history_month(${month}::date)`.execute(db.read)
    made.add(month)
  }
}

/** The first day of the month so many months from that of a moment, in UTC. */
function monthFrom(now: Date, months: number): string {
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1))
  return day.toISOString().slice(0, 10)
}
