import { sql } from 'kysely'
import type { Tx } from '../../store/db.ts'
import type { Json } from '../check/credential.ts'
import type { TreeHead } from '../check/documents.ts'
import type { Sealed } from '../check/seal.ts'

export type LogEntry = { index: number; leaf: Json; hash: string; link: string }

/** Leaves of the log, in order: [from, to). */
export async function listLeaves(tx: Tx, from: number, to: number): Promise<LogEntry[]> {
  const rows = await tx
    .selectFrom('emblem_leaf')
    .selectAll()
    .where('index', '>=', String(from))
    .where('index', '<', String(to))
    .orderBy('index')
    .execute()
  return rows.map(({ index, body, hash, link }) => ({
    index: Number(index),
    leaf: JSON.parse(body),
    hash,
    link,
  }))
}

/** The leaf that was written of a subject. */
export async function findLeaf(tx: Tx, subject: string): Promise<LogEntry | undefined> {
  const row = await tx
    .selectFrom('emblem_leaf')
    .selectAll()
    .where('subject', '=', subject)
    .executeTakeFirst()
  return (
    row && { index: Number(row.index), leaf: JSON.parse(row.body), hash: row.hash, link: row.link }
  )
}

/** Hashes of the first leaves of the log, 32 bytes each. */
export async function leafHashes(tx: Tx, size: number): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: string }>`
    select hash from emblem_leaf where index < ${size} order by index`.execute(tx)
  return rows.map(({ hash }) => Buffer.from(hash, 'hex'))
}

export async function logSize(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('emblem_leaf')
    .select((eb) => eb.fn.max('index').as('last'))
    .executeTakeFirst()
  return row?.last === null || row?.last === undefined ? 0 : Number(row.last) + 1
}

/** The newest signed head; undefined before there is one. */
export async function findHead(tx: Tx): Promise<Sealed<TreeHead> | undefined> {
  const row = await tx
    .selectFrom('emblem_head')
    .select('document')
    .orderBy('at', 'desc')
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.document
}

export async function insertHead(
  tx: Tx,
  id: string,
  document: Sealed<TreeHead>,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('emblem_head')
    .values({ id, size: String(document.size), document, at })
    .execute()
}
