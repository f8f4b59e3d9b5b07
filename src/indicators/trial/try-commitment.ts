import type { CityTx, Db } from '../../store/db.ts'
import {
  type Commitment,
  type Expected,
  type Judgement,
  judge,
  lapsesOf,
  type NewCommitment,
  requireSound,
  type Verdict,
} from '../commitments/index.ts'
import { durationMs } from '../declaration/index.ts'
import type { Definition } from '../definitions/index.ts'
import { boundSpace, definitionsOf, nameOf, requireDefinition } from '../definitions/index.ts'
import { type Measured, measure, type ReadResult } from '../measure/measure.ts'
import { type Period, periodAfter, periodAt } from '../period/index.ts'
import { cityHasNoSpace } from '../problems.ts'
import type { Lapse } from '../proof.ts'
import type { Reading, Said } from '../results/index.ts'

/** What a commitment would have said of one period: the reading, what was asked, and the verdict. */
export type TrialPeriod = {
  period: Period
  said: Said
  coverage: Record<string, number>
  expected: Expected | undefined
  verdict: Verdict
}

/** What a commitment would have said over the past year: by period, and the lapses it would have had. */
export type Trial = { definition: Definition; periods: TrialPeriod[]; lapses: Lapse[] }

const yearMs = 366 * 24 * 3_600_000
const mostPeriods = 400

/**
 * Tries a commitment, not yet made, on the data that the city has: each period of the past year, as it would have been published. It is
 * taken as if it had begun a year ago. Nothing is kept. Throws `noSuchIndicator`, `commitmentRefused`, `cityHasNoSpace`.
 */
export async function tryCommitment(
  db: Db,
  city: string,
  given: NewCommitment,
  now: Date,
): Promise<Trial> {
  const stored = await requireDefinition(db, city, given.indicator, given.version)
  const known = await definitionsOf(db, city)
  const definition = known.get(nameOf(stored)) as Definition
  const byId = new Map([...known.values()].reverse().map((one) => [one.id, one]))
  requireSound(given, definition.declaration)
  const tenant = await boundSpace(db.read, city)
  if (tenant === undefined) throw cityHasNoSpace({ members: { city } })
  const commitment = asIfBegun(given, city, definition, now)
  const periods: TrialPeriod[] = []
  const judgements: Judgement[] = []
  for (const period of pastPeriods(definition, now)) {
    const published = period.until.getTime() + durationMs(definition.declaration.publishAfter)
    const at = new Date(Math.min(published, now.getTime()))
    const measured = await db.snapshot(tenant, (tx) =>
      measureUnkept(tx, byId, definition, period, at),
    )
    const reading = toReading(city, definition, period, measured.said, at)
    const moment = new Date(Math.min(period.until.getTime(), now.getTime()))
    const judged = judge(
      commitment,
      definition.declaration,
      new Map([[period.from.getTime(), reading]]),
      moment,
    )
    const { verdict, expected, because } = judged
    const coverage = Object.fromEntries(
      Object.entries(measured.quality).map(([name, one]) => [name, one.coverage]),
    )
    periods.push({ period, said: measured.said, coverage, expected, verdict })
    judgements.push({ commitment: '', at: moment, verdict, because, expected, result: undefined })
  }
  return { definition, periods, lapses: lapsesOf(judgements) }
}

/** Measures an indicator and, for it, those that its formula reads by their newest versions; nothing is frozen. */
async function measureUnkept(
  tx: CityTx,
  byId: ReadonlyMap<string, Definition>,
  definition: Definition,
  period: Period,
  at: Date,
): Promise<Measured> {
  const others = new Map<string, ReadResult>()
  for (const id of definition.reads) {
    const read = byId.get(id)
    if (!read) continue
    const { said, inputsHash } = await measureUnkept(tx, byId, read, period, at)
    const named = { result: '', inputsHash }
    others.set(
      id,
      'value' in said
        ? { status: said.status, value: said.raw, ...named }
        : { status: said.status, because: said.because, ...named },
    )
  }
  return measure(tx, definition, period, others, at)
}

/** The periods that were over within the past year, in their order; at most four hundred. */
function pastPeriods({ declaration }: Definition, now: Date): Period[] {
  const found: Period[] = []
  let one = periodAfter(periodAt(declaration.period, now), -1)
  const first = now.getTime() - Math.max(yearMs, one.until.getTime() - one.from.getTime())
  while (one.until.getTime() > first && found.length < mostPeriods) {
    found.unshift(one)
    one = periodAfter(one, -1)
  }
  return found
}

function asIfBegun(
  given: NewCommitment,
  city: string,
  { version }: Definition,
  now: Date,
): Commitment {
  const startsOn = '0001-01-01'
  return { ...given, id: '', city, version, startsOn, madeAt: now, endedAt: undefined }
}

function toReading(
  city: string,
  { id, version }: Definition,
  { from, until }: Period,
  said: Said,
  readAt: Date,
): Reading {
  const rest = { quality: {}, change: 0, inputsHash: '', dueAt: undefined, result: undefined }
  return { ...said, city, id, version, from, until, readAt, ...rest }
}
