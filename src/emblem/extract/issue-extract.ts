import { contentHash } from '../../base/canonical.ts'
import { uuidv7 } from '../../base/id.ts'
import { aboutRecord, findRecord, noSuchCity, publishedRules } from '../../programme/index.ts'
import type { Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import type { Json } from '../check/credential.ts'
import { digestOf } from '../check/merkle.ts'
import { extractBody } from '../credential/extract.ts'
import { signCredential } from '../credential/sign-credential.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { requireSigner } from '../keys/register-keys.ts'
import { appendLeaf } from '../log/append-leaf.ts'
import { signHead } from '../log/sign-head.ts'
import { sampleHasNoExtract } from '../problems.ts'

export type Extract = {
  id: string
  slug: string
  document: Json
  digest: string
  keyName: string
  issuedAt: Date
}

/**
 * The extract of the public record of a real city: the one that stands, or a new one where the record or the key has changed since.
 * Throws `noSuchCity`, `sampleHasNoExtract` or `keyMissing`.
 */
export async function extractOf(deps: EmblemDeps, slug: string, now: Date): Promise<Extract> {
  const { db } = deps
  const record = await findRecord(db.read, slug)
  if (!record) throw noSuchCity()
  if (record.sample) throw sampleHasNoExtract()
  const about = await aboutRecord(db.read)
  const rules = await publishedRules(db.read)
  const eventNames = new Map(
    rules.eventKinds.map(({ code, name }) => [code as string, `${name.th} · ${name.en}`]),
  )
  const hash = contentHash({ record, asOf: about.recordAsOf, site: deps.site.publicUrl })
  const standing = await findBy(db.read, slug, hash)
  const keys = await currentExtractKey(deps, now)
  if (standing && standing.keyName === keys) return standing
  return db.transaction(async (tx) => {
    await lockName(tx, `emblem extract ${slug}`)
    const signer = await requireSigner(tx, deps, 'extract', now)
    const keyName = signer.id.split('#')[1] as string
    const again = await findBy(tx, slug, hash)
    if (again?.keyName === keyName) return again
    const id = uuidv7(now)
    const address = `${issuerOf(deps).publicUrl}/credentials/${id}`
    const asOf = about.recordAsOf
    const body = extractBody(issuerOf(deps), record, { id: address, asOf, eventNames, now })
    const document = await signCredential(body, signer, now)
    const digest = await digestOf(document)
    await appendLeaf(
      tx,
      `extract ${id}`,
      'extract',
      { credential: address, city: slug, digest },
      now,
    )
    await tx
      .insertInto('record_extract')
      .values({ id, slug, content_hash: hash, document, digest, key_name: keyName, issued_at: now })
      .execute()
    await signHead(tx, deps, now)
    return { id, slug, document, digest, keyName, issuedAt: now }
  })
}

/** An extract by its id. */
export async function findExtract(tx: Tx, id: string): Promise<Extract | undefined> {
  const row = await tx
    .selectFrom('record_extract')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toExtract(row)
}

async function findBy(tx: Tx, slug: string, hash: string): Promise<Extract | undefined> {
  const row = await tx
    .selectFrom('record_extract')
    .selectAll()
    .where('slug', '=', slug)
    .where('content_hash', '=', hash)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toExtract(row)
}

function currentExtractKey(deps: EmblemDeps, now: Date): Promise<string> {
  return deps.db.transaction(async (tx) => {
    const { id } = await requireSigner(tx, deps, 'extract', now)
    return id.split('#')[1] as string
  })
}

function toExtract(row: {
  id: string
  slug: string
  document: Json
  digest: string
  key_name: string
  issued_at: Date
}): Extract {
  const { id, slug, document, digest, key_name: keyName, issued_at: issuedAt } = row
  return { id, slug, document, digest, keyName, issuedAt }
}
