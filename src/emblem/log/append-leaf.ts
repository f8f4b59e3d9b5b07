import { createHash } from 'node:crypto'
import { canonicalJson } from '../../base/canonical.ts'
import type { Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import type { Json } from '../check/credential.ts'
import { toSeconds } from '../keys/did.ts'
import { hashLeaf } from './tree.ts'

/** What is written of an event: kind, moment and facts. It names no person. */
export type Leaf = { kind: LeafKind; at: string } & Json
export type LeafKind = 'decision' | 'issue' | 'status' | 'data' | 'key' | 'extract'

/**
 * Appends a leaf to the log of decisions; of one subject there is one, so telling it twice changes nothing. Gives its index.
 * Until the transaction ends nobody else appends.
 */
export async function appendLeaf(
  tx: Tx,
  subject: string,
  kind: LeafKind,
  facts: Json,
  now: Date,
): Promise<number> {
  await lockName(tx, 'emblem log')
  const written = await tx
    .selectFrom('emblem_leaf')
    .select('index')
    .where('subject', '=', subject)
    .executeTakeFirst()
  if (written) return Number(written.index)
  const last = await tx
    .selectFrom('emblem_leaf')
    .select(['index', 'link'])
    .orderBy('index', 'desc')
    .limit(1)
    .executeTakeFirst()
  const index = last ? Number(last.index) + 1 : 0
  const body = canonicalJson({ ...facts, kind, at: toSeconds(now) })
  const hash = hashLeaf(body)
  const link = linkOf(last?.link ?? '0'.repeat(64), hash)
  await tx
    .insertInto('emblem_leaf')
    .values({ index: String(index), subject, body, hash: hash.toString('hex'), link, at: now })
    .execute()
  return index
}

/** The hash that chains a leaf to all before it. */
export function linkOf(before: string, hash: Buffer): string {
  return createHash('sha256').update(Buffer.from(before, 'hex')).update(hash).digest('hex')
}
