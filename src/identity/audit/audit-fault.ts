import type { Text } from '../../base/text.ts'

/** What can be wrong with an exported audit record. */
export const auditFaults = {
  opening: {
    th: 'บรรทัดแรกไม่ใช่หัวเรื่องของบันทึกที่ส่งออก',
    en: 'the first line does not open an export',
  },
  'link-unreadable': {
    th: 'อ่านรายการไม่ได้ หรือรูปแบบถูกเปลี่ยน',
    en: 'the record cannot be read, or is not written as it was exported',
  },
  'link-number': {
    th: 'หมายเลขไม่ต่อเนื่อง มีรายการหาย เพิ่ม หรือสลับที่',
    en: 'the number is not the next: a record is missing, added or moved',
  },
  'link-hash': {
    th: 'เนื้อหาไม่ตรงกับค่าแฮช รายการถูกแก้ไข',
    en: 'the content does not match its hash: the record was altered',
  },
  'head-unreadable': {
    th: 'อ่านบรรทัดปิดท้ายไม่ได้',
    en: 'the head cannot be read',
  },
  'head-key': {
    th: 'บรรทัดปิดท้ายลงนามด้วยกุญแจอื่น',
    en: 'the head is signed by another key than the trusted one',
  },
  'head-signature': {
    th: 'ลายมือชื่อของบรรทัดปิดท้ายไม่ถูกต้อง',
    en: 'the signature of the head does not hold',
  },
  'head-start': {
    th: 'บันทึกไม่ได้เริ่มที่รายการซึ่งลงนามไว้',
    en: 'the export does not start where the head says',
  },
  'head-end': {
    th: 'จำนวนหรือรายการสุดท้ายไม่ตรงกับที่ลงนามไว้ ท้ายบันทึกถูกตัด',
    en: 'count or last record is not what was signed: the tail was cut',
  },
  'head-missing': {
    th: 'ไม่มีบรรทัดปิดท้าย ท้ายบันทึกถูกตัด',
    en: 'there is no head: the tail was cut',
  },
  'after-head': {
    th: 'มีบรรทัดต่อจากบรรทัดปิดท้าย',
    en: 'there is a line after the head',
  },
} satisfies Record<string, Text>
export type AuditFault = keyof typeof auditFaults

/** One sentence that names the first bad line, and the record where it is one. */
export function auditFaultText(fault: AuditFault, line: number, number: number | null): Text {
  const { th, en } = auditFaults[fault]
  const [recordTh, recordEn] =
    number === null ? ['', ''] : [` (รายการที่ ${number})`, ` (record ${number})`]
  return { th: `บรรทัดที่ ${line}${recordTh}: ${th}`, en: `Line ${line}${recordEn}: ${en}` }
}
