import { showInstant } from '../base/day.ts'
import { listOpenCorrections, type OpenCorrection } from '../programme/index.ts'
import type { Call } from './command.ts'
import { withStore } from './with-store.ts'

/** Lists the requests for correction that wait. They hold what their senders wrote: for the office's eyes. */
export async function run({ settings, say, print }: Call): Promise<number> {
  const waiting = await withStore(
    settings(),
    () => {},
    ({ db }) => listOpenCorrections(db.read),
  )
  say({
    th: `คำขอแก้ไขข้อมูลที่ยังไม่ได้ตอบ ${waiting.length} รายการ`,
    en: `Requests for correction that wait for an answer: ${waiting.length}`,
  })
  for (const one of waiting) print(`\n${describe(one)}`)
  return 0
}

function describe(one: OpenCorrection): string {
  const details = [
    ['สิ่งที่ผิด · wrong', one.wrong],
    ['สิ่งที่ถูก · right', one.right],
    ['แหล่งที่มา · source', one.sourceUrl],
    ['ติดต่อกลับ · contact', one.contact],
  ].flatMap(([name, value]) => (value ? [`  ${name}: ${printable(value)}`] : []))
  const received = `${showInstant(one.receivedAt, 'th')} · ${showInstant(one.receivedAt, 'en')}`
  return [`${one.reference} ${one.slug} · ${received}`, ...details].join('\n')
}

/** What a stranger wrote must not steer the terminal: control characters are left out. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}
