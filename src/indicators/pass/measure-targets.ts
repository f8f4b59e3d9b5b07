import { text } from '../../base/text.ts'
import type { Db } from '../../store/db.ts'
import type { Definition } from '../definitions/index.ts'
import { measure, type ReadResult } from '../measure/measure.ts'
import type { Period } from '../period/index.ts'
import { type Kept, keepReading, type Result } from '../results/index.ts'
import { inOrder, type Measured, type Target } from './target.ts'

const waits = text(
  'ตัวชี้วัดที่สูตรอ้างถึงยังวัดไม่เสร็จ',
  'An indicator that the formula reads is still being measured.',
)

/** Measures targets and all that read them, and keeps what came of it. Gives what was kept, in the order of measuring. */
export async function measureTargets(
  db: Db,
  tenant: number,
  measured: Measured,
  targets: Iterable<Target>,
  now: Date,
): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const target of inOrder(measured, targets))
    if (target.period.from <= now) kept.push(await measureOne(db, tenant, measured, target, now))
  return kept
}

/** Measures one target and keeps it; with `pin` its result is frozen. */
export async function measureOne(
  db: Db,
  tenant: number,
  measured: Measured,
  { definition, period }: Target,
  now: Date,
  pin = false,
): Promise<Kept> {
  const others = await resultsRead(db, tenant, measured, definition, period, now)
  const found = await db.snapshot(tenant, (tx) => measure(tx, definition, period, others, now))
  const toKeep = { city: measured.city, definition, period, measured: found }
  return db.city(tenant, (tx) => keepReading(tx, toKeep, now, pin))
}

/** The results of the indicators that a formula reads, frozen where they are not yet: what is read is pinned. */
async function resultsRead(
  db: Db,
  tenant: number,
  measured: Measured,
  { reads }: Definition,
  period: Period,
  now: Date,
): Promise<Map<string, ReadResult>> {
  const others = new Map<string, ReadResult>()
  for (const id of reads) {
    const definition = measured.byId.get(id)
    const pinned =
      definition && (await measureOne(db, tenant, measured, { definition, period }, now, true))
    others.set(id, pinned?.result ? toRead(pinned.result) : notYet)
  }
  return others
}

const notYet: ReadResult = { status: 'insufficient', because: waits, result: '', inputsHash: '' }

function toRead(result: Result): ReadResult {
  const { id, inputsHash } = result
  return 'value' in result
    ? { status: result.status, value: result.raw, result: id, inputsHash }
    : { status: result.status, because: result.because, result: id, inputsHash }
}
