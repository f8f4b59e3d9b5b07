import type { Text } from '../base/text.ts'

/** What the store tells while it opens and works. */
export const storeWords = {
  connecting: (address: string): Text => ({
    th: `กำลังเชื่อมต่อฐานข้อมูล ${address}`,
    en: `Connecting to the database ${address}`,
  }),
  migrating: (count: number): Text => ({
    th: `กำลังปรับโครงสร้างฐานข้อมูล (${count} รายการ)`,
    en: `Migrating the database (${count} ${count === 1 ? 'step' : 'steps'})`,
  }),
  listenerFailed: (listener: string, event: string, waitMs: number, because: string): Text => ({
    th: `ผู้รับเหตุการณ์ ${listener} ประมวลผล ${event} ไม่สำเร็จ จะลองใหม่ใน ${seconds(waitMs)} วินาที: ${because}`,
    en: `Listener ${listener} failed at ${event}; trying again in ${seconds(waitMs)} s: ${because}`,
  }),
  jobFailed: (job: string, because: string): Text => ({
    th: `งานตามกำหนดเวลา ${job} ไม่สำเร็จ: ${because}`,
    en: `Scheduled job ${job} failed: ${because}`,
  }),
}

/** Why the store would not open. */
export const storeFailures = {
  unreachable: (address: string, because: string): Text => ({
    th: `เชื่อมต่อฐานข้อมูล ${address} ไม่ได้: ${because}`,
    en: `Cannot connect to the database ${address}: ${because}`,
  }),
  tooOld: (version: string): Text => ({
    th: `เซิร์ฟเวอร์นี้เป็น PostgreSQL ${version}`,
    en: `This server is PostgreSQL ${version}`,
  }),
  tooNew: (names: string[]): Text => ({
    th: `ระบบรุ่นนี้ไม่รู้จัก: ${names.join(', ')}`,
    en: `This release does not know: ${names.join(', ')}`,
  }),
  tooStrong: (role: string, sql: string): Text => ({
    th: `บทบาท ${role} เป็น superuser หรือข้าม row-level security ได้ จึงเห็นข้อมูลของทุกเมือง ให้ผู้ดูแลฐานข้อมูลรันคำสั่งต่อไปนี้ แล้วใช้บทบาทใหม่ใน DATABASE_URL\n${sql}`,
    en: `The role ${role} is a superuser or passes row-level security, so it would see the data of every city. Let the database's administrator run this, then use the new role in DATABASE_URL:\n${sql}`,
  }),
  noAcross: (role: string, sql: string): Text => ({
    th: `บทบาท ${role} ยังไม่มีบทบาทคู่สำหรับอ่านข้ามเมืองที่ไม่สืบทอดสิทธิ์ (noinherit) ให้ผู้ดูแลฐานข้อมูลรันคำสั่งต่อไปนี้\n${sql}`,
    en: `The role ${role} lacks its companion for reading across cities, or inherits that role's rights. Let the database's administrator run this:\n${sql}`,
  }),
  pending: (names: string[]): Text => ({
    th: `ยังขาด ${names.join(', ')} ให้กำหนด DATABASE_OWNER_URL แล้วรัน: npm run lakmueang -- migrate`,
    en: `Missing: ${names.join(', ')}. Set DATABASE_OWNER_URL and run: npm run lakmueang -- migrate`,
  }),
}

function seconds(ms: number): string {
  return String(Math.round(ms / 100) / 10)
}
