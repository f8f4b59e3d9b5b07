import { type Problem, problem } from '../../base/problem.ts'
import type { Text } from '../../base/text.ts'

/** The address is not one that may be reached from here; nothing was sent. */
export const egressRefused = problem({
  type: 'egress-refused',
  status: 403,
  title: {
    th: 'ไม่อนุญาตให้ระบบติดต่อที่อยู่นี้',
    en: 'This address may not be reached from here',
  },
})

/** Something was asked for and did not come. `members.reason` says why, for machines. */
export const egressFailed = problem({
  type: 'egress-failed',
  status: 502,
  title: { th: 'ติดต่อปลายทางไม่สำเร็จ', en: 'The other side could not be asked' },
})

const refusals = {
  unreadable: { th: 'อ่านที่อยู่นี้ไม่ได้', en: 'The address cannot be read.' },
  scheme: {
    th: 'ติดต่อได้เฉพาะที่อยู่ http และ https',
    en: 'Only http and https addresses are asked.',
  },
  credentials: {
    th: 'ที่อยู่ต้องไม่มีชื่อผู้ใช้หรือรหัสผ่าน',
    en: 'The address must not hold a user or a password.',
  },
  place: {
    th: 'ผู้ดูแลระบบต้องอนุญาตที่อยู่นี้ใน EGRESS_ALLOW ก่อน',
    en: 'An operator has to allow it by EGRESS_ALLOW first.',
  },
  redirect: {
    th: 'ปลายทางส่งต่อไปยังที่อยู่ที่ไม่อนุญาต',
    en: 'The other side leads to an address that may not be reached.',
  },
} satisfies Record<string, Text>

const failures = {
  unreachable: { th: 'เชื่อมต่อปลายทางไม่ได้', en: 'No connection could be made.' },
  timeout: { th: 'ปลายทางไม่ตอบภายในเวลาที่กำหนด', en: 'It did not answer in time.' },
  tooLarge: { th: 'คำตอบมีขนาดใหญ่เกินกำหนด', en: 'The answer is too large.' },
  tooManyHops: { th: 'ปลายทางส่งต่อหลายครั้งเกินไป', en: 'It leads on too many times.' },
  closed: { th: 'ระบบกำลังหยุดทำงาน', en: 'The product is stopping.' },
} satisfies Record<string, Text>

export function refused(reason: keyof typeof refusals): Problem {
  return egressRefused({ detail: refusals[reason], members: { reason } })
}

export function failed(reason: keyof typeof failures, cause?: unknown): Problem {
  const told = egressFailed({ detail: failures[reason], members: { reason } })
  return Object.assign(told, { cause })
}
