import { open, type PolicyRow } from '../row.ts'

/** The public record of cities, and corrections of it. */
export const recordRows = {
  'record.read': {
    name: { th: 'อ่านข้อมูลสาธารณะ', en: 'Read the public record' },
    why: {
      th: 'ข้อมูลโครงการเป็นของสาธารณะ ไม่ต้องลงชื่อเข้าใช้',
      en: 'The record of the programme is public; nobody signs in to read it.',
    },
    may: open,
  },
  'record.export': {
    name: { th: 'ดาวน์โหลดข้อมูลสาธารณะ', en: 'Download the public record' },
    why: {
      th: 'สิ่งที่อ่านได้ย่อมนำไปใช้ต่อได้',
      en: 'What everyone may read, everyone may take along.',
    },
    may: open,
  },
  'record.import': {
    name: { th: 'นำเข้าข้อมูลสาธารณะ', en: 'Import the public record' },
    why: {
      th: 'สำนักงานรับผิดชอบเนื้อหา ผู้ดูแลระบบนำเข้าเมื่อติดตั้ง',
      en: 'The office answers for the content; the operator loads it when installing.',
    },
    may: { 'programme-officer': ['any'], operator: ['any'] },
  },
  'correction.ask': {
    name: { th: 'แจ้งแก้ไขข้อมูล', en: 'Ask for a correction' },
    why: {
      th: 'ผู้ที่เห็นข้อผิดพลาดแจ้งได้ทันที บุคคลตัวอย่างแจ้งเรื่องจริงไม่ได้',
      en: 'Whoever sees an error may say so; a sample person may not write about what is real.',
    },
    may: { anonymous: ['any'] },
  },
  'correction.read': {
    name: { th: 'อ่านคำขอแก้ไขฉบับเต็ม', en: 'Read requests for correction as sent' },
    why: {
      th: 'คำขอมีข้อมูลติดต่อของผู้แจ้ง จึงไม่เผยแพร่',
      en: 'They hold the sender’s address and are not published.',
    },
    may: { 'programme-officer': ['any'], auditor: ['any'] },
  },
  'correction.answer': {
    name: { th: 'ตอบคำขอแก้ไข', en: 'Answer a request for correction' },
    why: {
      th: 'คำตอบเผยแพร่ในนามสำนักงาน',
      en: 'The answer is published in the name of the office.',
    },
    may: { 'programme-officer': ['any'] },
  },
} satisfies Record<string, PolicyRow>
