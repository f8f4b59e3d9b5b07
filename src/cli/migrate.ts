import type { Call } from './command.ts'
import { withStore } from './with-store.ts'

/** Brings the database to this version. Opening it does the work, where it has the owner's address. */
export async function run({ settings, say }: Call): Promise<number> {
  return withStore(settings(), say, async ({ migration, engineVersion }) => {
    say({
      th: `ฐานข้อมูลเป็นรุ่นปัจจุบัน (โครงสร้างลำดับที่ ${migration} บน PostgreSQL ${engineVersion})`,
      en: `The database is up to date (migration ${migration}, on PostgreSQL ${engineVersion})`,
    })
    return 0
  })
}
