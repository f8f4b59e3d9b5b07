import type { Text } from '../../base/text.ts'

/** The letters that go with signing in. Each says what it is for, how long a link works, and what to do if it was not asked for. */
export type LetterWords = { subject: Text; body: Text }

/** A way back in. */
export function recoveryLetter(site: Text, links: Text): LetterWords {
  return {
    subject: {
      th: `ลิงก์กลับเข้าใช้ ${site.th}`,
      en: `A link to get back into ${site.en}`,
    },
    body: {
      th: `มีผู้ขอลิงก์สำหรับกลับเข้าใช้บัญชีของท่านใน ${site.th}

เปิดลิงก์นี้เพื่อตั้งรหัสผ่านหรือพาสคีย์ใหม่ ลิงก์ใช้ได้ครั้งเดียว ภายใน 1 ชั่วโมง
${links.th}

หากท่านไม่ได้เป็นผู้ขอ ไม่ต้องทำอะไร บัญชีของท่านยังเหมือนเดิม`,
      en: `Somebody asked for a link to get back into your account at ${site.en}.

Open it to set a new password or passkey. It works once, within 1 hour.
${links.en}

If it was not you, there is nothing to do: your account is as it was.`,
    },
  }
}

/** An invitation. */
export function invitationLetter(site: Text, name: string, links: Text): LetterWords {
  return {
    subject: { th: `คำเชิญเข้าใช้ ${site.th}`, en: `An invitation to ${site.en}` },
    body: {
      th: `เรียน ${name}

ท่านได้รับเชิญให้ปฏิบัติหน้าที่ใน ${site.th}

เปิดลิงก์นี้เพื่ออ่านรายละเอียดและตอบรับ ลิงก์ใช้ได้ครั้งเดียว ภายใน 7 วัน
${links.th}

หากไม่ทราบว่าเป็นเรื่องใด โปรดอย่าเปิดลิงก์ และแจ้งผู้ดูแลระบบ`,
      en: `Dear ${name},

You are invited to take on a role at ${site.en}.

Open this link to read what it is and to accept. It works once, within 7 days.
${links.en}

If you do not know what this is about, do not open it, and tell the operator.`,
    },
  }
}

/** What has changed about the ways into an account. */
export type Change =
  | 'password'
  | 'passkey-added'
  | 'passkey-removed'
  | 'linked'
  | 'unlinked'
  | 'recovered'

const changes: Record<Change, Text> = {
  password: { th: 'ตั้งรหัสผ่านใหม่', en: 'A new password was set' },
  'passkey-added': { th: 'เพิ่มพาสคีย์', en: 'A passkey was added' },
  'passkey-removed': { th: 'ลบพาสคีย์', en: 'A passkey was removed' },
  linked: { th: 'ผูกกับผู้ให้บริการยืนยันตัวตน', en: 'A provider of sign-in was linked' },
  unlinked: { th: 'ยกเลิกการผูกกับผู้ให้บริการยืนยันตัวตน', en: 'A provider of sign-in was unlinked' },
  recovered: {
    th: 'กลับเข้าใช้ด้วยลิงก์จากอีเมล',
    en: 'The account was entered by a link from an e-mail',
  },
}

/** Tells a person that a way into their account has changed, so that a stranger cannot do it unseen. */
export function changeLetter(site: Text, change: Change): LetterWords {
  const what = changes[change]
  return {
    subject: { th: `${what.th}: ${site.th}`, en: `${what.en}: ${site.en}` },
    body: {
      th: `มีการเปลี่ยนวิธีเข้าใช้บัญชีของท่านใน ${site.th}: ${what.th}

หากเป็นท่านเอง ไม่ต้องทำอะไร
หากไม่ใช่ โปรดขอลิงก์กลับเข้าใช้จากหน้าลงชื่อเข้าใช้ทันที แล้วแจ้งผู้ดูแลระบบ`,
      en: `A way into your account at ${site.en} has changed: ${what.en.toLowerCase()}.

If it was you, there is nothing to do.
If not, ask for a link on the sign-in page at once, and tell the operator.`,
    },
  }
}
