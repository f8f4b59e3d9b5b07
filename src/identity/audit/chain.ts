import { createHash } from 'node:crypto'
import { canonicalJson } from '../../base/canonical.ts'
import type { AuditEntry } from './entry.ts'

/** An entry as it is kept. */
export type KeptEntry = AuditEntry & { id: string }

/** An entry as the chain and the export write it: times as ISO 8601, in UTC, to the millisecond. */
export type WrittenEntry = Omit<KeptEntry, 'at'> & { at: string }

/** A link of the chain: `number` counts from 1 without gaps. */
export type Seal = { number: number; hash: string }

/** What the first link of the chain is tied to. */
export const chainStart: Seal = { number: 0, hash: '0'.repeat(64) }

export function writeEntry(entry: KeptEntry): WrittenEntry {
  return { ...entry, at: entry.at.toISOString() }
}

/**
 * Ties an entry to the link before it: SHA-256, in hexadecimal, of the canonical JSON of number, previous hash and entry. Changing,
 * taking out or moving any entry changes every hash after it.
 */
export function sealAfter(previous: Seal, entry: WrittenEntry): Seal {
  const number = previous.number + 1
  const text = canonicalJson({ number, previous: previous.hash, entry })
  return { number, hash: createHash('sha256').update(text).digest('hex') }
}
