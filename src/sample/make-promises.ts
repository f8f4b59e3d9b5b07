import { bangkokDay } from '../base/day.ts'
import { type Act, enterAsSample, listSamples, sampleCity } from '../identity/index.ts'
import {
  adoptIndicator,
  cityCommitments,
  cityIndicators,
  makeCommitment,
} from '../indicators/index.ts'
import type { Db } from '../store/db.ts'
import { dayMs } from './local-time.ts'
import { alsoMeasured, promises } from './promises.ts'

/** How long before the commitments were made their baselines were measured, and how long until they are due, in days. */
const [baselineDays, dueDays] = [200, 730]

/**
 * Sees that the sample city measures what it shall and has made its ten commitments, as its sample developer would. What is there
 * already stays. `isOver` is asked before each step.
 */
export async function makePromises(
  db: Db,
  now: Date,
  isOver: () => boolean = () => false,
): Promise<void> {
  const measured = new Set((await cityIndicators(db, sampleCity)).map((one) => one.definition.id))
  const promised = new Set(
    (await cityCommitments(db, sampleCity, now)).map((one) => one.commitment.indicator),
  )
  const wanted = [...promises.map(({ indicator }) => indicator), ...alsoMeasured]
  const missing = wanted.filter((id) => !measured.has(id))
  const open = promises.filter(({ indicator }) => !promised.has(indicator))
  if (missing.length === 0 && open.length === 0) return
  const act = await actAsDeveloper(db, now)
  for (const id of missing) if (!isOver()) await adoptIndicator(db, sampleCity, { id }, act)
  for (const { indicator, baseline, target, critical } of open) {
    if (isOver()) return
    const day = (days: number) => bangkokDay(new Date(now.getTime() + days * dayMs))
    await makeCommitment(
      db,
      sampleCity,
      {
        indicator,
        critical,
        promise: {
          baseline: { value: baseline, on: day(-baselineDays) },
          target,
          tolerance: 0,
          trajectory: { kind: 'linear' },
        },
        startsOn: day(0),
        dueOn: day(dueDays),
      },
      act,
    )
  }
}

async function actAsDeveloper(db: Db, now: Date): Promise<Act> {
  const found = (await listSamples(db.read)).find(({ role }) => role === 'city-developer')
  if (!found) throw new Error('there is no sample developer')
  const visit = { address: '127.0.0.1', agent: null, requestId: null, signedIn: null, now }
  const { person, session, mandates } = await enterAsSample(db, found.person.id, visit)
  const mandate = mandates.find(({ role }) => role === 'city-developer') ?? null
  const actor = { kind: 'person', person, sessionId: session.id, mandate, mandates } as const
  return { actor, now, requestId: null }
}
