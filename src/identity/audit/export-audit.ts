import type { KeyObject } from 'node:crypto'
import { canonicalJson } from '../../base/canonical.ts'
import type { Tx } from '../../store/db.ts'
import { chainStart, type Seal, writeEntry } from './chain.ts'
import { signHead } from './head.ts'
import { findSeal, lastSeal, listSealed } from './queries.ts'

/** Which links are exported: numbers [first, last]; without them the whole chain as it stands. */
export type ExportRange = { first?: number | undefined; last?: number | undefined }

const batchSize = 1_000

/**
 * Writes the chain as JSON lines, each canonical: one that says what follows, one a link, and the head, signed with the
 * installation's key. A range that holds nothing gives a signed head that says so. Errors: those of the database, in the middle
 * too; such an export has no head and does not verify.
 */
export async function* exportAudit(
  tx: Tx,
  key: KeyObject,
  now: Date,
  range: ExportRange = {},
): AsyncGenerator<string> {
  const end = await lastSeal(tx)
  const first = Math.max(1, range.first ?? 1)
  const before = (await findSeal(tx, first - 1)) ?? end
  const to = Math.min(end.number, range.last ?? end.number)
  let last: Seal = before
  yield canonicalJson(openingOf(before))
  while (last.number < to) {
    const links = await listSealed(tx, { after: last.number, to }, batchSize)
    if (links.length === 0) break
    for (const { seal, entry } of links) {
      yield canonicalJson({ ...seal, entry: writeEntry(entry) })
      last = seal
    }
  }
  const { hash, number } = last
  const facts = { at: now.toISOString(), previous: before.hash, first: before.number + 1 }
  yield canonicalJson(signHead({ ...facts, count: number - before.number, hash }, key))
}

/** The first line of an export whose first link follows this one. */
export function openingOf(before: Seal = chainStart) {
  return { audit: 'lakmueang', version: 1, first: before.number + 1, previous: before.hash }
}
