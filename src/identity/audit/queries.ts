import type { Page, Paging } from '../../base/page.ts'
import type { Tx } from '../../store/db.ts'
import { chainStart, type KeptEntry, type Seal } from './chain.ts'
import type { AuditEntry } from './entry.ts'
import type { AuditEntryTable } from './tables.ts'

/** The last link of the chain; `chainStart` where there is none. */
export async function lastSeal(tx: Tx): Promise<Seal> {
  const row = await tx
    .selectFrom('audit_seal')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { number: Number(row.number), hash: row.hash } : chainStart
}

/** The link of this number; undefined where there is none. */
export async function findSeal(tx: Tx, number: number): Promise<Seal | undefined> {
  if (number === 0) return chainStart
  const row = await tx
    .selectFrom('audit_seal')
    .select(['number', 'hash'])
    .where('number', '=', String(number))
    .executeTakeFirst()
  return row && { number: Number(row.number), hash: row.hash }
}

/** Entries that wait for the sealer, in the order they were made. */
export async function listPending(tx: Tx, limit: number): Promise<KeptEntry[]> {
  const rows = await tx
    .selectFrom('audit_pending')
    .innerJoin('audit_entry', 'audit_entry.id', 'audit_pending.entry_id')
    .selectAll('audit_entry')
    .orderBy('audit_entry.id')
    .limit(limit)
    .execute()
  return rows.map(toEntry)
}

/** Sealed entries with numbers in (after, to], in order, at most `limit`. */
export async function listSealed(
  tx: Tx,
  range: { after: number; to: number },
  limit: number,
): Promise<{ seal: Seal; entry: KeptEntry }[]> {
  const rows = await tx
    .selectFrom('audit_seal')
    .innerJoin('audit_entry', 'audit_entry.id', 'audit_seal.entry_id')
    .select(['audit_seal.number', 'audit_seal.hash'])
    .selectAll('audit_entry')
    .where('audit_seal.number', '>', String(range.after))
    .where('audit_seal.number', '<=', String(range.to))
    .orderBy('audit_seal.number')
    .limit(limit)
    .execute()
  return rows.map(({ number, hash, ...row }) => ({
    seal: { number: Number(number), hash },
    entry: toEntry(row),
  }))
}

/** What an auditor looks for. `from` and `until` bound the time, [from, until). */
export type AuditFilter = {
  whoId?: string | undefined
  action?: string | undefined
  outcome?: AuditEntry['outcome'] | undefined
  objectKind?: string | undefined
  objectId?: string | undefined
  behalfKind?: string | undefined
  behalfId?: string | undefined
  sample?: boolean | undefined
  from?: Date | undefined
  until?: Date | undefined
}

/** Entries that match, the newest first. `seal` is null for what is younger than the sealer's last round. */
export async function searchAudit(
  tx: Tx,
  filter: AuditFilter,
  { page, size }: Paging,
): Promise<Page<{ seal: Seal | null; entry: KeptEntry }>> {
  const matching = matchEntries(tx, filter)
  const rows = await matching
    .leftJoin('audit_seal', 'audit_seal.entry_id', 'audit_entry.id')
    .select(['audit_seal.number', 'audit_seal.hash'])
    .selectAll('audit_entry')
    .orderBy('audit_entry.at', 'desc')
    .orderBy('audit_entry.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await matching
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const items = rows.map(({ number, hash, ...row }) => ({
    seal: number === null || hash === null ? null : { number: Number(number), hash },
    entry: toEntry(row),
  }))
  return { items, total: Number(total), page, size }
}

function matchEntries(tx: Tx, filter: AuditFilter) {
  const wanted = {
    who_id: filter.whoId,
    action: filter.action,
    outcome: filter.outcome,
    object_kind: filter.objectKind,
    object_id: filter.objectId,
    behalf_kind: filter.behalfKind,
    behalf_id: filter.behalfId,
    sample: filter.sample,
  }
  let matching = tx.selectFrom('audit_entry')
  for (const [column, value] of Object.entries(wanted))
    if (value !== undefined)
      matching = matching.where(column as keyof typeof wanted, '=', value as never)
  if (filter.from) matching = matching.where('at', '>=', filter.from)
  if (filter.until) matching = matching.where('at', '<', filter.until)
  return matching
}

function toEntry(row: AuditEntryTable): KeptEntry {
  return {
    id: row.id,
    at: row.at,
    who: { kind: row.who_kind, id: row.who_id },
    onBehalfOf:
      row.behalf_kind === null
        ? null
        : ({ kind: row.behalf_kind, id: row.behalf_id } as KeptEntry['onBehalfOf']),
    role: row.role,
    action: row.action,
    outcome: row.outcome,
    times: row.times,
    object: { kind: row.object_kind, id: row.object_id, version: row.object_version },
    before: row.before_digest,
    after: row.after_digest,
    reason: row.reason,
    requestId: row.request_id,
    sample: row.sample,
  }
}
