import { sql } from 'kysely'
import type { Db } from '../../store/db.ts'
import { tryLockName } from '../../store/locks.ts'
import { sealAfter, writeEntry } from './chain.ts'
import { lastSeal, listPending } from './queries.ts'

const batchSize = 1_000
const lockName = 'audit sealer'

/**
 * Numbers and chains what waits, up to a thousand entries; gives how many. Of all processes on a database one seals at a time:
 * another that comes meanwhile gives 0.
 */
export function sealPending(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    if (!(await tryLockName(tx, lockName))) return 0
    const pending = await listPending(tx, batchSize)
    if (pending.length === 0) return 0
    let last = await lastSeal(tx)
    const seals = pending.map((entry) => {
      last = sealAfter(last, writeEntry(entry))
      return { number: last.number, entry_id: entry.id, hash: last.hash }
    })
    // As one text, in order: each row must be the next.
    await sql`
      insert into audit_seal (number, entry_id, hash)
      select number, entry_id, hash from json_populate_recordset(null::audit_seal, ${JSON.stringify(seals)}::json)
      order by number`.execute(tx)
    return seals.length
  })
}

export type SealerOptions = {
  db: Db
  /** Told when sealing fails, and again only after it has worked in between. */
  onFailure: (error: unknown) => void
  /** How often the sealer looks, in milliseconds: half a second keeps every entry under a second. */
  everyMs?: number
}

/** Seals what is recorded within a second, as long as the process runs. Gives the way to stop; what waits is sealed by the next. */
export function startSealer({ db, onFailure, everyMs = 500 }: SealerOptions): () => Promise<void> {
  let stopped = false
  let isFailing = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  const round = async () => {
    try {
      while (!stopped && (await sealPending(db)) === batchSize);
      isFailing = false
    } catch (error) {
      if (!isFailing) onFailure(error)
      isFailing = true
    }
    if (!stopped) timer = setTimeout(next, everyMs)
  }
  const next = () => {
    running = round()
  }
  next()

  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
