import type { PersonalTable } from '../identity/index.ts'

/** The personal data of this room: what somebody who asks for a correction leaves to be answered. */
export const programmeData: readonly PersonalTable[] = [
  {
    table: 'correction',
    name: { th: 'คำขอแก้ไขข้อมูล', en: 'Requests for correction' },
    subject: { column: 'contact', is: 'email' },
    fields: [
      {
        columns: ['contact'],
        name: { th: 'อีเมลของผู้แจ้ง (ให้หรือไม่ก็ได้)', en: 'e-mail address of the sender, given or not' },
        purpose: {
          th: 'สอบถามและแจ้งผลของคำขอนั้นเท่านั้น',
          en: 'To ask and tell the sender about that request, and for nothing else.',
        },
        basis: 'consent',
        retention: {
          th: 'จนกว่าผู้แจ้งขอให้ลบ หรือลบข้อมูลของบุคคลที่มีบัญชีด้วยอีเมลนั้น',
          en: 'until the sender asks, or the person with an account of that address is erased',
        },
      },
      {
        columns: ['wrong', 'correct', 'source_url'],
        name: { th: 'ข้อความของผู้แจ้ง', en: 'what the sender wrote' },
        purpose: {
          th: 'พิจารณาคำขอ และเป็นหลักฐานของการแก้ไข ไม่เผยแพร่',
          en: 'To consider the request, and as evidence of the correction; never published.',
        },
        basis: 'public-task',
        retention: {
          th: 'ตลอดอายุของข้อมูลที่ขอแก้ไข',
          en: 'as long as the record that it asks to correct',
        },
      },
    ],
    plain: ['reference', 'slug', 'received_at'],
    onErasure: { does: 'clear', columns: ['contact'] },
  },
]
