import { findSpace, listSpaces, rebuildRollups } from '../context/index.ts'
import type { Call } from './command.ts'
import { withStore } from './with-store.ts'

/** Makes hourly and daily figures of city data anew from history, of one data space or of all. */
export async function run({ operands, settings, say }: Call): Promise<number> {
  const [name] = operands
  return withStore(settings(), say, async ({ db }) => {
    const found = name === undefined ? undefined : await findSpace(db, name)
    if (name !== undefined && !found) {
      say({ th: `ไม่มีพื้นที่ข้อมูล ${name}`, en: `There is no data space ${name}` })
      return 1
    }
    for (const space of found ? [found] : await listSpaces(db.read)) {
      const series = await rebuildRollups(db, space.tenant)
      say({
        th: `${space.name}: คำนวณใหม่แล้ว ${series} ชุดข้อมูล`,
        en: `${space.name}: ${series} series are made anew`,
      })
    }
    return 0
  })
}
