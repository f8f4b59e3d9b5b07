import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'
import type { ContextDocument, ContextFacts, ContextKind } from './document.ts'
import './tables.ts'

const facts = [
  'id',
  'kind',
  'url',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'last_used_at as lastUsedAt',
  'number_of_hits as numberOfHits',
] as const

/** What a row costs besides its text, so that a great many small ones count too. */
const rowBytes = 4096

/** What is written of a context; the rest begins at nothing. */
export type NewDocument = Pick<ContextDocument, 'id' | 'kind' | 'url' | 'body' | 'createdAt'> &
  Partial<Pick<ContextDocument, 'etag' | 'expiresAt'>> & { contentHash?: string }

export async function findById(tx: CityTx, id: string): Promise<ContextDocument | undefined> {
  return findOne(tx, 'id', id)
}

/** Finds the copy of what lies at an address. */
export async function findByUrl(tx: CityTx, url: string): Promise<ContextDocument | undefined> {
  return findOne(tx, 'url', url)
}

async function findOne(tx: CityTx, by: 'id' | 'url', value: string) {
  const row = await tx
    .selectFrom('context_document')
    .select([...facts, 'body', 'etag'])
    .where('tenant', '=', tx.tenant)
    .where(by, '=', value)
    .executeTakeFirst()
  return row && { ...row, numberOfHits: Number(row.numberOfHits) }
}

/** All contexts of a kind, or of every kind, oldest first; without their texts. */
export async function listFacts(
  tx: CityTx,
  kind: ContextKind | undefined,
): Promise<ContextFacts[]> {
  let query = tx.selectFrom('context_document').select(facts).where('tenant', '=', tx.tenant)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  const rows = await query.orderBy('created_at').orderBy('id').execute()
  return rows.map((row) => ({ ...row, numberOfHits: Number(row.numberOfHits) }))
}

export async function insertDocument(tx: CityTx, document: NewDocument): Promise<void> {
  await tx.insertInto('context_document').values(rowOf(tx, document)).execute()
}

/** Keeps an implicit context, or finds the one of the same content; gives its id. */
export async function ensureImplicit(
  tx: CityTx,
  document: NewDocument & { contentHash: string },
): Promise<string> {
  const made = await tx
    .insertInto('context_document')
    .values(rowOf(tx, document))
    .onConflict((on) => on.columns(['tenant', 'content_hash']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  const found = await findImplicit(tx, document.contentHash)
  if (found === undefined) throw new Error('an implicit context was taken away while it was made')
  return found
}

export async function findImplicit(tx: CityTx, contentHash: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('context_document')
    .select('id')
    .where('tenant', '=', tx.tenant)
    .where('content_hash', '=', contentHash)
    .executeTakeFirst()
  return row?.id
}

/** Keeps a copy of what lies at an address, in place of an older one; gives its id. */
export async function putCopy(
  tx: CityTx,
  document: NewDocument & { url: string },
): Promise<string> {
  const row = rowOf(tx, document)
  const { body, bytes, etag, expires_at } = row
  const { id } = await tx
    .insertInto('context_document')
    .values({ ...row, last_used_at: document.createdAt })
    .onConflict((on) =>
      on
        .columns(['tenant', 'url'])
        .doUpdateSet({ body, bytes, etag, expires_at, last_used_at: document.createdAt }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes away the copies that were not used the longest, until what is left weighs no more than the limit. */
export async function trimCopies(tx: CityTx, limitBytes: number): Promise<void> {
  await sql`
    delete from context_document where tenant = ${tx.tenant} and id in (
      select id from (
        select id, sum(bytes) over (order by coalesce(last_used_at, created_at) desc, id) as total
        from context_document where tenant = ${tx.tenant} and kind = 'Cached'
      ) as latest_first where total > ${limitBytes})`.execute(tx)
}

/** What the contexts weigh that were given or made here. */
export async function weighOwn(tx: CityTx): Promise<number> {
  const { bytes } = await tx
    .selectFrom('context_document')
    .select(({ fn }) => fn.sum<string>('bytes').as('bytes'))
    .where('tenant', '=', tx.tenant)
    .where('kind', '!=', 'Cached')
    .executeTakeFirstOrThrow()
  return Number(bytes ?? 0)
}

/** Says that a copy is still as the other side has it. */
export async function setExpiry(tx: CityTx, id: string, expiresAt: Date): Promise<void> {
  await tx
    .updateTable('context_document')
    .set({ expires_at: expiresAt })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .execute()
}

export async function addHits(tx: CityTx, id: string, hits: number, at: Date): Promise<void> {
  await tx
    .updateTable('context_document')
    .set({
      number_of_hits: sql`number_of_hits + ${hits}`,
      last_used_at: sql`greatest(last_used_at, ${at}::timestamptz)`,
    })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .execute()
}

export async function deleteDocument(tx: CityTx, id: string): Promise<void> {
  await tx
    .deleteFrom('context_document')
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .execute()
}

function rowOf(tx: CityTx, document: NewDocument) {
  const { id, kind, url, body, createdAt, contentHash } = document
  return {
    tenant: tx.tenant,
    id,
    kind,
    url,
    content_hash: contentHash ?? null,
    body,
    bytes: weightOf(body),
    etag: document.etag ?? null,
    created_at: createdAt,
    expires_at: document.expiresAt ?? null,
    last_used_at: null,
  }
}

/** What a text counts against the limits of its space. */
export function weightOf(body: string): number {
  return Buffer.byteLength(body) + rowBytes
}
