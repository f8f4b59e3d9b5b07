import { judgeCity, listBoundCities, measuredIn, measureHistory } from '../indicators/index.ts'
import { proofRules } from '../programme/index.ts'
import type { Call } from './command.ts'
import { withStore } from './with-store.ts'

/** Measures indicators anew over all periods that there are data for; of one city, or of all. What comes out the same stays as it is. */
export async function run({ operands, settings, clock, say }: Call): Promise<number> {
  const [wanted] = operands
  return withStore(settings(), say, async ({ db }) => {
    const cities = (await listBoundCities(db.read)).filter(
      ({ city }) => wanted === undefined || city === wanted,
    )
    if (wanted !== undefined && cities.length === 0) {
      say({
        th: `เมือง ${wanted} ยังไม่มีตัวชี้วัดที่วัด`,
        en: `No indicator of ${wanted} is measured`,
      })
      return 1
    }
    const rules = await proofRules(db.read)
    for (const { city, tenant } of cities) {
      const now = clock()
      const kept = await measureHistory(db, tenant, { city }, now)
      for (const measured of await measuredIn(db, tenant))
        if (measured.city === city) await judgeCity(db, tenant, measured, rules, now)
      say({
        th: `${city}: วัดใหม่ ${kept.length} รอบเวลา`,
        en: `${city}: ${kept.length} periods measured anew`,
      })
    }
    return 0
  })
}
