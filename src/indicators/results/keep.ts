import { uuidv7 } from '../../base/id.ts'
import { text } from '../../base/text.ts'
import type { CityTx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import { durationMs } from '../declaration/index.ts'
import type { Definition } from '../definitions/index.ts'
import type { Measured } from '../measure/measure.ts'
import type { Period } from '../period/index.ts'
import { engineVersion, hasNumber, type Reading, type Result, type Said } from './reading.ts'
import { findReading, keepReadingRow } from './reading-queries.ts'
import { findLastNumber, findResult, insertResult } from './result-queries.ts'

/** What was measured, of which city and period. */
export type ToKeep = { city: string; definition: Definition; period: Period; measured: Measured }

/** The reading as it now stands, and the result it is frozen into, where it is. */
export type Kept = { reading: Reading; result: Result | undefined }

/**
 * Overwrites the reading of a period, unless one that has seen more stands there. Freezes it into a new result when it is final, when its
 * status has become another, or when `pin` asks for it; never while an hour that was read is dirty, and never twice the same.
 */
export async function keepReading(
  tx: CityTx,
  { city, definition, period, measured }: ToKeep,
  now: Date,
  pin = false,
): Promise<Kept> {
  await lockName(tx, `indicators ${tx.tenant}`)
  const { id, version } = definition
  const stood = await findReading(tx, { city, id, version, from: period.from })
  const before = stood?.result === undefined ? undefined : await findResult(tx, stood.result)
  if (stood && hasSeenMore(stood, measured, now)) return { reading: stood, result: before }
  const { said, carried } = await carry(tx, city, definition, period, measured)
  const isSame = before !== undefined && isSameAs(before, said, measured, definition)
  const isDue =
    said.status === 'final' || before === undefined || before.status !== said.status || pin
  const frozen =
    isDue && !isSame && !measured.dirty
      ? toResult({ city, definition, period, measured }, said, carried, before, now)
      : undefined
  if (frozen) await insertResult(tx, frozen)
  const reading: Reading = {
    ...said,
    city,
    id,
    version,
    from: period.from,
    until: period.until,
    quality: measured.quality,
    change: measured.change,
    inputsHash: measured.inputsHash,
    readAt: now,
    dueAt: measured.dirty ? now : measured.dueAt,
    result: frozen?.id ?? before?.id,
  }
  await keepReadingRow(tx, reading)
  return { reading, result: frozen ?? (isSame ? before : undefined) }
}

function hasSeenMore(stood: Reading, { change }: Measured, now: Date): boolean {
  return stood.change > change || (stood.change === change && stood.readAt > now)
}

function isSameAs(before: Result, said: Said, measured: Measured, definition: Definition): boolean {
  return (
    before.status === said.status &&
    before.inputsHash === measured.inputsHash &&
    before.formulaHash === definition.formulaHash &&
    before.engineVersion === engineVersion &&
    ('value' in before ? before.raw : undefined) === ('value' in said ? said.raw : undefined)
  )
}

/** Lets the last result with a number stand in, where the declaration says so and it is not too old. Never final. */
export async function carry(
  tx: CityTx,
  city: string,
  { id, version, declaration }: Definition,
  period: Period,
  { said, lineage }: Pick<Measured, 'said' | 'lineage'>,
): Promise<{ said: Said; carried?: string }> {
  const { policy, for: longest } = declaration.missing
  if (policy !== 'carry' || longest === undefined || hasNumber(said) || said.status === 'error')
    return { said }
  const ref = Math.min(Date.parse(lineage.now), period.until.getTime())
  const from = new Date(ref - durationMs(longest))
  const last = await findLastNumber(tx, { city, id, version, before: period.from })
  if (!last || !('value' in last) || last.until < from) return { said }
  const because = text(
    `ใช้ผลของรอบก่อนหน้าแทน (${said.because.th})`,
    `The result of an earlier period stands in (${said.because.en})`,
  )
  return {
    said: { status: 'provisional', value: last.value, raw: last.raw, because },
    carried: last.id,
  }
}

function toResult(
  { city, definition, period, measured }: ToKeep,
  said: Said,
  carried: string | undefined,
  before: Result | undefined,
  now: Date,
): Result {
  return {
    ...said,
    id: uuidv7(now),
    city,
    owner: definition.owner,
    indicator: definition.id,
    version: definition.version,
    from: period.from,
    until: period.until,
    unit: definition.declaration.unit,
    quality: measured.quality,
    lineage: { ...measured.lineage, ...(carried !== undefined && { carried }) },
    change: measured.change,
    inputsHash: measured.inputsHash,
    formulaHash: definition.formulaHash,
    definitionHash: definition.hash,
    engineVersion,
    computedAt: now,
    supersedes: before?.id,
  }
}
