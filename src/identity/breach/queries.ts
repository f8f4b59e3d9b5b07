import { uuidv7 } from '../../base/id.ts'
import type { Tx } from '../../store/db.ts'
import type { Assessment, Breach, NewAssessment, NewNotice, Notice } from './breach.ts'

/** Finds a breach with all that was ever said of it. */
export async function findBreach(tx: Tx, breachId: string): Promise<Breach | undefined> {
  const [found] = await readBreaches(tx, breachId)
  return found
}

/** The whole register, the latest known first. It is short by nature, and read as a whole. */
export function listBreaches(tx: Tx): Promise<Breach[]> {
  return readBreaches(tx)
}

async function readBreaches(tx: Tx, breachId?: string): Promise<Breach[]> {
  let wanted = tx
    .selectFrom('breach')
    .select([
      'id',
      'reference',
      'known_at as knownAt',
      'recorded_at as recordedAt',
      'recorded_by as recordedBy',
    ])
  if (breachId !== undefined) wanted = wanted.where('id', '=', breachId)
  const breaches = await wanted.orderBy('known_at', 'desc').orderBy('id', 'desc').execute()
  const ids = breaches.map(({ id }) => id)
  if (ids.length === 0) return []
  const assessments = await listAssessments(tx, ids)
  const notices = await listNotices(tx, ids)
  return breaches.map((breach) => ({
    ...breach,
    assessments: (assessments.get(breach.id) ?? []).map(withoutBreach),
    notices: (notices.get(breach.id) ?? []).map(withoutBreach),
  }))
}

type OfBreach<T> = T & { breachId: string }

async function listAssessments(
  tx: Tx,
  ids: string[],
): Promise<Map<string, OfBreach<Assessment>[]>> {
  const rows = await tx
    .selectFrom('breach_assessment')
    .select([
      'breach_id as breachId',
      'number',
      'kinds',
      'what',
      'whose',
      'data',
      'people_count as peopleCount',
      'risk',
      'risk_reason as riskReason',
      'measures',
      'assessed_at as assessedAt',
      'assessed_by as assessedBy',
    ])
    .where('breach_id', 'in', ids)
    .orderBy('number')
    .execute()
  return Map.groupBy(rows, ({ breachId }) => breachId)
}

async function listNotices(tx: Tx, ids: string[]): Promise<Map<string, OfBreach<Notice>[]>> {
  const rows = await tx
    .selectFrom('breach_notice')
    .select([
      'breach_id as breachId',
      'id',
      'told',
      'sent_at as sentAt',
      'how',
      'late_reason as lateReason',
      'recorded_at as recordedAt',
      'recorded_by as recordedBy',
    ])
    .where('breach_id', 'in', ids)
    .orderBy('sent_at')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ breachId }) => breachId)
}

function withoutBreach<T>({ breachId: _, ...row }: OfBreach<T>) {
  return row
}

export async function insertAssessment(
  tx: Tx,
  breachId: string,
  number: number,
  { peopleCount, riskReason, kinds, ...told }: NewAssessment,
  by: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('breach_assessment')
    .values({
      ...told,
      breach_id: breachId,
      number,
      kinds,
      people_count: peopleCount,
      risk_reason: riskReason,
      assessed_at: now,
      assessed_by: by,
    })
    .execute()
}

export async function insertNotice(
  tx: Tx,
  breachId: string,
  { told, sentAt, how, lateReason }: NewNotice,
  by: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('breach_notice')
    .values({
      id: uuidv7(now),
      breach_id: breachId,
      told,
      sent_at: sentAt,
      how,
      late_reason: lateReason,
      recorded_at: now,
      recorded_by: by,
    })
    .execute()
}
