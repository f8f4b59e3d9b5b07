import { open, own, type PolicyRow } from '../row.ts'

/** Emblems, reports of the nation, taking part, and running the system. */
export const nationRows = {
  'emblem.issue': {
    name: { th: 'ออกตราสัญลักษณ์', en: 'Issue an emblem' },
    why: {
      th: 'ออกตามคำวินิจฉัยที่ลงนามแล้วเท่านั้น',
      en: 'From a signed decision and from nothing else.',
    },
    may: { 'programme-officer': ['any'] },
  },
  'emblem.verify': {
    name: { th: 'ตรวจสอบตราสัญลักษณ์', en: 'Verify an emblem' },
    why: { th: 'ตราที่ตรวจไม่ได้ย่อมไม่มีค่า', en: 'An emblem nobody can check is worth nothing.' },
    may: open,
  },
  'national-report.write': {
    name: { th: 'จัดทำรายงานระดับชาติ', en: 'Write the national report' },
    why: {
      th: 'สำนักงานรายงานต่อคณะกรรมการขับเคลื่อน',
      en: 'The office reports to the steering committee.',
    },
    may: { 'programme-officer': ['any'] },
  },
  'report.send': {
    name: { th: 'แจ้งเหตุในเมือง', en: 'Report something in the city' },
    why: {
      th: 'ประชาชนแจ้งเรื่องของเมืองที่ตนอยู่',
      en: 'Residents report in the city where they live.',
    },
    may: { resident: ['own-city'] },
  },
  'consultation.open': {
    name: { th: 'เปิดรับฟังความคิดเห็น', en: 'Open a consultation' },
    why: { th: 'เมืองถามประชาชนของเมือง', en: 'A city asks its own residents.' },
    may: { 'city-developer': own, 'city-executive': own },
  },
  'consultation.answer': {
    name: { th: 'ตอบการรับฟังความคิดเห็น', en: 'Answer a consultation' },
    why: {
      th: 'ผู้อยู่อาศัยในเมืองนั้นเท่านั้น เพื่อให้ผลสะท้อนเมือง',
      en: 'Residents of that city only, so that the result speaks for it.',
    },
    may: { resident: ['own-city'] },
  },
  'system.read': {
    name: { th: 'ดูสถานะระบบ', en: 'See the state of the system' },
    why: {
      th: 'ผู้ดูแลระบบดูเพื่อแก้ไข ผู้ตรวจสอบดูเพื่อทบทวน',
      en: 'The operator to mend it, the auditor to review it.',
    },
    may: { operator: ['any'], auditor: ['any'] },
  },
  'mail.read': {
    name: { th: 'ดูจดหมายที่ยังส่งไม่ได้', en: 'See mail that waits to be sent' },
    why: {
      th: 'ระบบที่ไม่มีเครื่องส่งจดหมายต้องให้ผู้ดูแลระบบส่งต่อ',
      en: 'Where no mail server is set, the operator hands it on.',
    },
    may: { operator: ['any'] },
  },
  'backup.make': {
    name: { th: 'สำรองและกู้คืนข้อมูล', en: 'Back up and restore' },
    why: { th: 'เป็นหน้าที่ของผู้ดูแลระบบ', en: 'It is the operator’s duty.' },
    may: { operator: ['any'] },
  },
  'key.hold': {
    name: { th: 'ดูแลกุญแจลงนาม', en: 'Hold the signing keys' },
    why: {
      th: 'ผู้ถือกุญแจไม่ใช่ผู้วินิจฉัย',
      en: 'Who holds the keys is not who decides.',
    },
    may: { operator: ['any'] },
  },
  'sample.reset': {
    name: { th: 'คืนค่าเมืองสมมติ', en: 'Reset the sample city' },
    why: {
      th: 'ผู้ทดลองใช้เริ่มใหม่ได้ โดยไม่กระทบข้อมูลจริง',
      en: 'Whoever tries the product can begin again; nothing real is touched.',
    },
    may: { 'signed-in': ['sample'], operator: ['any'] },
  },
} satisfies Record<string, PolicyRow>
