import type { Tx } from '../../store/db.ts'
import type { Json } from '../check/credential.ts'

/** An emblem as it was signed. */
export type IssuedEmblem = {
  certificateId: string
  version: number
  document: Json
  digest: string
  keyName: string
  place: { list: number; index: number }
  issuedAt: Date
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The newest version of an emblem; undefined for what has none. */
export async function findEmblem(tx: Tx, certificateId: string): Promise<IssuedEmblem | undefined> {
  return (await listVersions(tx, certificateId)).at(-1)
}

/** Every version of an emblem, the oldest first. */
export async function listVersions(tx: Tx, certificateId: string): Promise<IssuedEmblem[]> {
  if (!uuid.test(certificateId)) return []
  const rows = await tx
    .selectFrom('emblem_credential')
    .selectAll()
    .where('certificate_id', '=', certificateId)
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    certificateId: row.certificate_id,
    version: row.version,
    document: row.document,
    digest: row.digest,
    keyName: row.key_name,
    place: { list: row.status_list, index: row.status_index },
    issuedAt: row.issued_at,
  }))
}

export async function insertEmblem(tx: Tx, one: IssuedEmblem): Promise<void> {
  await tx
    .insertInto('emblem_credential')
    .values({
      certificate_id: one.certificateId,
      version: one.version,
      document: one.document,
      digest: one.digest,
      key_name: one.keyName,
      status_list: one.place.list,
      status_index: one.place.index,
      issued_at: one.issuedAt,
    })
    .execute()
}

/** Indexes that are taken on a list. */
export async function takenIndexes(tx: Tx, list: number): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('emblem_credential')
    .select('status_index')
    .where('status_list', '=', list)
    .execute()
  return new Set(rows.map((row) => row.status_index))
}

/** The newest list that emblems stand on. */
export async function newestList(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('emblem_credential')
    .select((eb) => eb.fn.max('status_list').as('list'))
    .executeTakeFirst()
  return row?.list ?? 1
}

/** Sets the bits of these places, for good. */
export async function insertRevocations(
  tx: Tx,
  places: readonly IssuedEmblem['place'][],
  now: Date,
): Promise<void> {
  if (places.length === 0) return
  await tx
    .insertInto('emblem_revocation')
    .values(
      places.map(({ list, index }) => ({
        status_list: list,
        status_index: index,
        revoked_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Indexes of a list whose bit is set, in order. */
export async function listRevoked(tx: Tx, list: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('emblem_revocation')
    .select('status_index')
    .where('status_list', '=', list)
    .orderBy('status_index')
    .execute()
  return rows.map((row) => row.status_index)
}

/** The short address of an emblem. */
export async function findShort(tx: Tx, certificateId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('emblem_address')
    .select('short')
    .where('certificate_id', '=', certificateId)
    .executeTakeFirst()
  return row?.short
}

/** The emblem that a short address leads to. */
export async function findByShort(tx: Tx, short: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('emblem_address')
    .select('certificate_id as id')
    .where('short', '=', short)
    .executeTakeFirst()
  return row?.id
}

export async function insertShort(tx: Tx, certificateId: string, short: string): Promise<void> {
  await tx
    .insertInto('emblem_address')
    .values({ certificate_id: certificateId, short })
    .onConflict((conflict) => conflict.column('certificate_id').doNothing())
    .execute()
}
