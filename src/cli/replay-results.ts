import {
  boundSpace,
  definitionsOf,
  findResult,
  listResults,
  nameOf,
  type Replay,
  replayResult,
} from '../indicators/index.ts'
import type { Call } from './command.ts'
import { withStore } from './with-store.ts'

/** Makes every result of a city again from the observations that it saw, and tells each that does not come out the same. */
export async function run({ operands, settings, say }: Call): Promise<number> {
  const city = operands[0] as string
  return withStore(settings(), say, async ({ db }) => {
    const tenant = await boundSpace(db.read, city)
    if (tenant === undefined) {
      say({
        th: `เมือง ${city} ยังไม่มีตัวชี้วัดที่วัด`,
        en: `No indicator of ${city} is measured`,
      })
      return 1
    }
    const known = await definitionsOf(db, city)
    const ids = await db.city(tenant, (tx) => listResults(tx, { city, all: true }))
    const counts: Record<Replay['outcome'], number> = { same: 0, different: 0, erased: 0 }
    for (const { id, indicator, version } of ids) {
      const definition = known.get(nameOf({ id: indicator, version }))
      const replay = await db.snapshot(tenant, async (tx) => {
        const result = await findResult(tx, id)
        return result && definition && replayResult(tx, definition, result)
      })
      const outcome = replay?.outcome ?? 'different'
      counts[outcome]++
      if (outcome === 'different')
        say({ th: `ผล ${id} คำนวณซ้ำไม่ตรง`, en: `Result ${id} does not come out the same` })
    }
    say({
      th: `ตรง ${counts.same} ไม่ตรง ${counts.different} ข้อมูลถูกลบถาวร ${counts.erased}`,
      en: `${counts.same} the same, ${counts.different} different, ${counts.erased} of erased data`,
    })
    return counts.different === 0 ? 0 : 1
  })
}
