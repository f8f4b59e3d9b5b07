import type { Tx } from '../store/db.ts'
import type { Body, Organisation } from './organisation.ts'

/** Every body of the rules, in the order of the rules; what has `publish: false` is for the office only. */
export async function listBodies(tx: Tx): Promise<Body[]> {
  const rows = await tx.selectFrom('body').selectAll().orderBy('position').execute()
  return rows.map((row) => ({
    id: row.id,
    order: row.order_no,
    name: { th: row.name_th, en: row.name_en },
    does: { th: row.does_th, en: row.does_en },
    chair: row.chair,
    kinds: row.kinds,
    source: row.source,
    publish: row.publish,
  }))
}

/** Finds an organisation by its id. */
export async function findOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  const row = await tx
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { id: row.id, kind: row.kind, name: { th: row.name_th, en: row.name_en } }
}
