import type { Db } from '../../store/db.ts'
import type { Act } from '../policy/actor.ts'
import { addressHash } from './address-hash.ts'
import { type AuditEntry, type AuditObject, deniedEntry } from './entry.ts'
import { record } from './record.ts'

/** Counts what nobody known was refused, by address, action and minute: an attack makes one entry a minute, not a million. */
export type DenialCounter = {
  count(address: string, action: string, now: Date): void
  /** Writes the minutes that are over. With a moment past the end of all, as at the end of the process, writes everything. */
  flush(db: Db, now: Date): Promise<void>
}

/** `key` is the installation's secret for `addressHash`; `most` bounds the counts held, beyond it addresses share one. */
export function makeDenialCounter(key: Uint8Array, most = 10_000): DenialCounter {
  let counts = new Map<string, AuditEntry>()

  const add = (entry: AuditEntry) => {
    const name = nameOf(entry)
    const known = counts.get(name)
    if (known) known.times += entry.times
    else counts.set(name, entry)
  }

  return {
    count: (address, action, now) => {
      const at = startOfMinute(now)
      const id = counts.size < most ? addressHash(key, address, now) : 'many'
      add(anonymousDenial(id, action, at))
    },
    flush: async (db, now) => {
      const minute = startOfMinute(now)
      const over = [...counts.values()].filter(({ at }) => at < minute)
      if (over.length === 0) return
      counts = new Map([...counts].filter(([, { at }]) => at >= minute))
      try {
        await db.transaction(async (tx) => {
          for (const entry of over) await record(tx, entry)
        })
      } catch (error) {
        for (const entry of over) add(entry)
        throw error
      }
    },
  }
}

/** Puts a refusal on record: one entry for a person or a token, one more in the count for nobody known. */
export async function recordDenial(
  db: Db,
  counter: DenialCounter,
  act: Act,
  action: string,
  object: AuditObject,
): Promise<void> {
  const { actor, now } = act
  if (actor.kind === 'anonymous') return counter.count(actor.address, action, now)
  await db.transaction((tx) => record(tx, deniedEntry(act, action, object)))
}

function anonymousDenial(id: string, action: string, at: Date): AuditEntry {
  const act: Act = { actor: { kind: 'anonymous', address: '' }, now: at, requestId: null }
  const object = { kind: 'action', id: null, version: null }
  return { ...deniedEntry(act, action, object), who: { kind: 'anonymous', id } }
}

function nameOf({ at, who, action }: AuditEntry): string {
  return `${at.getTime()} ${who.id} ${action}`
}

function startOfMinute(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000)
}
