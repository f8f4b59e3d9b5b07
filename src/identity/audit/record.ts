import { uuidv7 } from '../../base/id.ts'
import type { CityTx, Tx } from '../../store/db.ts'
import type { AuditEntry } from './entry.ts'

/**
 * Writes down who did what, in the transaction that does it: both become true together, or neither. Within a second the sealer
 * numbers it and chains it to what was done before. A writer of city data makes one record per request.
 */
export async function record(tx: Tx | CityTx, entry: AuditEntry): Promise<void> {
  const { who, onBehalfOf, object } = entry
  await (tx as Tx)
    .insertInto('audit_entry')
    .values({
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
    })
    .execute()
}
