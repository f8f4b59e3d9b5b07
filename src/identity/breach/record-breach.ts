import { sql } from 'kysely'
import { bangkokDay } from '../../base/day.ts'
import { uuidv7 } from '../../base/id.ts'
import type { Db, Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import type { Act } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import { signInNeeded } from '../policy/problems.ts'
import type { Breach, NewAssessment, NewNotice } from './breach.ts'
import { requireAssessment, requireKnownAt, requireNotice } from './check-breach.ts'
import { noSuchBreach } from './problems.ts'
import { findBreach, insertAssessment, insertNotice } from './queries.ts'

/** A breach of personal data is real whoever tells of it: no sample person does. */
export const breachObject = { sample: false }

/**
 * Enters a breach into the register, with what is known of it: from `knownAt` the 72 hours of notice run. Throws
 * `invalidBreach` naming each field, `notPermitted` or `signInNeeded`.
 */
export function recordBreach(
  db: Db,
  knownAt: Date,
  told: NewAssessment,
  act: Act,
): Promise<Breach> {
  return db.transaction(async (tx) => {
    const by = requireRecorder(act)
    requireKnownAt(knownAt, act.now)
    const assessment = requireAssessment(told)
    const id = uuidv7(act.now)
    const reference = await nextReference(tx, act.now)
    const row = { id, reference, known_at: knownAt, recorded_at: act.now, recorded_by: by }
    await tx.insertInto('breach').values(row).execute()
    await insertAssessment(tx, id, 1, assessment, by, act.now)
    return enter(tx, id, act, { knownAt, ...assessment })
  })
}

/** Says what is known of a breach now; what was said before stays. Throws as `recordBreach`, or `noSuchBreach`. */
export function assessBreach(
  db: Db,
  breachId: string,
  told: NewAssessment,
  act: Act,
): Promise<Breach> {
  return db.transaction(async (tx) => {
    const by = requireRecorder(act)
    const { assessments } = await requireBreach(tx, breachId)
    const assessment = requireAssessment(told)
    await insertAssessment(tx, breachId, assessments.length + 1, assessment, by, act.now)
    return enter(tx, breachId, act, assessment)
  })
}

/** Notes that the committee's office or the people were told, and when. Throws as `recordBreach`, or `noSuchBreach`. */
export function noteNotice(db: Db, breachId: string, told: NewNotice, act: Act): Promise<Breach> {
  return db.transaction(async (tx) => {
    const by = requireRecorder(act)
    const { knownAt } = await requireBreach(tx, breachId)
    const notice = requireNotice(told, knownAt, act.now)
    await insertNotice(tx, breachId, notice, by, act.now)
    return enter(tx, breachId, act, notice)
  })
}

function requireRecorder({ actor }: Act): string {
  requirePermitOn(actor, 'breach.record', breachObject)
  if (actor.kind !== 'person') throw signInNeeded()
  return actor.person.id
}

async function requireBreach(tx: Tx, breachId: string): Promise<Breach> {
  // Two who write of it at once number one after the other; the app may hold no row of a register that it cannot change.
  await lockName(tx, `breach ${breachId}`)
  const breach = await findBreach(tx, breachId)
  if (!breach) throw noSuchBreach()
  return breach
}

/** Puts on record what was just written of a breach, and gives the breach as it stands now. */
async function enter(tx: Tx, breachId: string, act: Act, after: unknown): Promise<Breach> {
  const breach = await findBreach(tx, breachId)
  if (!breach) throw noSuchBreach()
  const { reference, assessments } = breach
  const object = { kind: 'breach', id: reference, version: assessments.length }
  await record(tx, doneEntry(act, { action: 'breach.record', object, after }))
  return breach
}

async function nextReference(tx: Tx, now: Date): Promise<string> {
  const year = Number(bangkokDay(now).slice(0, 4)) + 543
  const { last } = await tx
    .insertInto('breach_counter')
    .values({ buddhist_year: year, last: 1 })
    .onConflict((conflict) =>
      conflict.column('buddhist_year').doUpdateSet({ last: sql<number>`breach_counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return `B-${year}-${String(last).padStart(4, '0')}`
}
