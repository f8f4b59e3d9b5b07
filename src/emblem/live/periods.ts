import { rulePeriod } from '../../programme/index.ts'
import type { Tx } from '../../store/db.ts'
import type { LivePeriods } from '../credential/live.ts'

/** What stands where the rules say nothing. Source: data/programme-rules.json, periods. */
const usual: LivePeriods = { hours: 24, maxHours: 168 }

/** How long live credentials run, and may run at most, by the rules of the office. */
export async function livePeriods(tx: Tx): Promise<LivePeriods> {
  const [hours, maxDays] = [
    await rulePeriod(tx, 'liveCredential'),
    await rulePeriod(tx, 'liveCredentialMax'),
  ]
  return {
    hours: hours ?? usual.hours,
    maxHours: maxDays === undefined ? usual.maxHours : maxDays * 24,
  }
}
