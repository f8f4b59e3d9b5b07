import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { isDay } from '../../base/day.ts'
import { uuidv7 } from '../../base/id.ts'
import { closed } from '../../base/shapes.ts'
import { type Text, text } from '../../base/text.ts'
import { type Act, doneEntry, record } from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import { append } from '../../store/outbox.ts'
import type { Declaration } from '../declaration/index.ts'
import { adoptedEvent, requireCitySpace, requireDefinition } from '../definitions/index.ts'
import { commitmentRefused, noSuchCommitment } from '../problems.ts'
import { type Commitment, promiseShape } from './commitment.ts'
import { endCommitment, findCommitment, insertCommitment } from './queries.ts'

/** A commitment as somebody asks for it: `version` is the newest without it. Days are of Bangkok. */
export const newCommitmentShape = closed({
  indicator: Type.String({ maxLength: 80 }),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
  promise: promiseShape,
  critical: Type.Boolean(),
  startsOn: Type.String({ maxLength: 10 }),
  dueOn: Type.String({ maxLength: 10 }),
})
export type NewCommitment = Static<typeof newCommitmentShape>
export const compiledCommitment = Compile(newCommitmentShape)

/** One fault of a commitment; `path` is a JSON Pointer. */
export type CommitmentFault = { path: string; because: Text }

/**
 * Binds a city to a version of an indicator. It is measured and judged from then on. Throws `noSuchIndicator`, `cityHasNoSpace`,
 * `commitmentRefused` with all faults.
 */
export async function makeCommitment(
  db: Db,
  city: string,
  given: NewCommitment,
  act: Act,
): Promise<Commitment> {
  const definition = await requireDefinition(db, city, given.indicator, given.version)
  requireSound(given, definition.declaration)
  const tenant = await requireCitySpace(db, city, act.now)
  const commitment: Commitment = {
    ...given,
    id: uuidv7(act.now),
    city,
    version: definition.version,
    madeAt: act.now,
    endedAt: undefined,
  }
  await db.city(tenant, async (tx) => {
    await insertCommitment(tx, commitment)
    const object = { kind: 'commitment', id: commitment.id }
    await record(tx, doneEntry(act, { action: 'commitment.make', object, after: commitment }))
    const body = { city, id: definition.id, version: definition.version }
    append(tx, { type: adoptedEvent, body, at: act.now })
  })
  return commitment
}

/** Ends a commitment: it counts no more from now on; what was judged of it stays. Throws `noSuchCommitment`, `cityHasNoSpace`. */
export async function withdrawCommitment(
  db: Db,
  city: string,
  id: string,
  act: Act,
): Promise<void> {
  const tenant = await requireCitySpace(db, city, act.now)
  await db.city(tenant, async (tx) => {
    const before = await findCommitment(tx, id)
    if (before?.city !== city || before.endedAt) throw noSuchCommitment()
    await endCommitment(tx, id, act.now)
    const object = { kind: 'commitment', id }
    await record(tx, doneEntry(act, { action: 'commitment.make', object, before, after: null }))
    const body = { city, id: before.indicator, version: before.version }
    append(tx, { type: adoptedEvent, body, at: act.now })
  })
}

/** Throws `commitmentRefused` with all that is wrong beyond the shape. */
export function requireSound(given: NewCommitment, declaration: Declaration): void {
  const faults = [...dayFaults(given), ...targetFaults(given, declaration)]
  if (faults.length > 0) throw commitmentRefused({ members: { faults } })
}

function dayFaults({ startsOn, dueOn, promise }: NewCommitment): CommitmentFault[] {
  const { baseline, trajectory } = promise
  const days: [string, string][] = [
    ['/startsOn', startsOn],
    ['/dueOn', dueOn],
  ]
  if (baseline) days.push(['/promise/baseline/on', baseline.on])
  const points = trajectory.kind === 'points' ? trajectory.points : []
  for (const [at, { on }] of points.entries())
    days.push([`/promise/trajectory/points/${at}/on`, on])
  const faults = days.filter(([, day]) => !isDay(day)).map(([path]) => ({ path, because: noDay }))
  if (faults.length > 0) return faults
  if (startsOn >= dueOn) faults.push({ path: '/dueOn', because: notAfter })
  if (baseline && baseline.on >= dueOn)
    faults.push({ path: '/promise/baseline/on', because: notBefore })
  for (const [at, { on }] of points.entries())
    if (on >= dueOn || (points[at - 1]?.on ?? '') >= on)
      faults.push({ path: `/promise/trajectory/points/${at}/on`, because: notInOrder })
  return faults
}

function targetFaults({ promise }: NewCommitment, { direction }: Declaration): CommitmentFault[] {
  const { target, trajectory, baseline } = promise
  const faults: CommitmentFault[] = []
  const isRange = typeof target === 'object'
  if (isRange !== (direction === 'range'))
    faults.push({ path: '/promise/target', because: wrongTarget })
  if (isRange && target.min >= target.max) faults.push({ path: '/promise/target', because: empty })
  if (trajectory.kind === 'linear' && !isRange && !baseline)
    faults.push({ path: '/promise/baseline', because: noBaseline })
  return faults
}

const noDay = text('ไม่ใช่วันที่', 'It is no day.')
const notAfter = text('ต้องหลังวันเริ่ม', 'It must come after the first day.')
const notBefore = text('ต้องก่อนวันครบกำหนด', 'It must come before the day on which it is due.')
const notInOrder = text(
  'วันต้องเรียงกันและก่อนวันครบกำหนด',
  'Days must be in order and before the day on which it is due.',
)
const wrongTarget = text(
  'เป้าหมายเป็นช่วงใช้กับตัวชี้วัดที่มีทิศทางเป็นช่วงเท่านั้น',
  'A target of a range belongs to an indicator whose direction is a range, and only to such.',
)
const empty = text('min ต้องน้อยกว่า max', 'min must be less than max.')
const noBaseline = text('เส้นทางเชิงเส้นต้องมีค่าฐาน', 'A straight line needs a baseline.')
