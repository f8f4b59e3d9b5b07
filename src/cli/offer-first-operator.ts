import { linkUrl, operatorLink } from '../identity/index.ts'
import type { Db } from '../store/db.ts'
import type { Say } from './command.ts'

/** Says, while nobody is the operator, by which link somebody becomes it. It works once, within a day; a new start makes a new one. */
export async function offerFirstOperator(
  db: Db,
  publicUrl: string,
  now: Date,
  say: Say,
): Promise<void> {
  const link = await db.transaction((tx) => operatorLink(tx, now))
  if (!link) return
  const address = (lang: 'th' | 'en') => linkUrl(publicUrl, lang, 'operator', link.token)
  say({
    th: `ยังไม่มีผู้ดูแลระบบ เปิดลิงก์นี้เพื่อเป็นผู้ดูแลระบบคนแรก (ใช้ได้ครั้งเดียว ภายใน 24 ชั่วโมง):\n  ${address('th')}`,
    en: `There is no operator yet. Open this link to become the first one (it works once, within 24 hours):\n  ${address('en')}`,
  })
}
