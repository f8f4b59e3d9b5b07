import { sql } from 'kysely'
import { uuidv7 } from '../../base/id.ts'
import type { CityTx, Tx } from '../../store/db.ts'
import type { AuditEntry } from './entry.ts'
import type { AuditEntryTable } from './tables.ts'

/**
 * Writes down who did what, in the transaction that does it: both become true together, or neither. Within a second the sealer
 * numbers it and chains it to what was done before. A writer of city data makes one record per request.
 */
export async function record(tx: Tx | CityTx, entry: AuditEntry): Promise<void> {
  await (tx as Tx).insertInto('audit_entry').values(toRow(entry)).execute()
}

/** Writes down many things that were done together, in one statement. */
export async function recordAll(tx: Tx | CityTx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = JSON.stringify(entries.map(toRow))
  await sql`
    insert into audit_entry select * from json_populate_recordset(null::audit_entry, ${rows}::json)`.execute(
    tx as Tx,
  )
}

function toRow(entry: AuditEntry): AuditEntryTable {
  const { who, onBehalfOf, object } = entry
  return {
    id: uuidv7(entry.at),
    at: entry.at,
    who_kind: who.kind,
    who_id: who.id,
    role: entry.role,
    behalf_kind: onBehalfOf?.kind ?? null,
    behalf_id: onBehalfOf?.id ?? null,
    action: entry.action,
    outcome: entry.outcome,
    times: entry.times,
    object_kind: object.kind,
    object_id: object.id,
    object_version: object.version,
    before_digest: entry.before,
    after_digest: entry.after,
    reason: entry.reason,
    request_id: entry.requestId,
    sample: entry.sample,
  }
}
