import { words } from './words.ts'

/** `/permits`: the policy, for everyone to read. Names and reasons come from the policy itself. */
export const permitsWords = words({
  th: {
    title: 'ใครทำอะไรได้',
    description: 'ตารางสิทธิทั้งหมดของระบบ ผู้ใดทำสิ่งใดได้กับเรื่องใด และเพราะเหตุใด',
    lead: 'ระบบใช้ตารางเดียวนี้ตัดสินทุกคำขอ สิ่งที่ไม่อยู่ในตาราง ไม่มีผู้ใดทำได้',
    parts: 'หัวข้อ',
    who: 'ผู้กระทำ',
    relations: 'ความสัมพันธ์กับเรื่อง',
    name: 'ชื่อ',
    meaning: 'ความหมาย',
    action: 'การกระทำ',
    may: 'ผู้มีสิทธิ (ความสัมพันธ์กับเรื่อง)',
    why: 'เหตุผล',
    nobody: 'ไม่มี',
  },
  en: {
    title: 'Who may do what',
    description: 'All rights in the system: who may do what, to what, and why',
    lead: 'Every request is decided by this one table. What it does not give, nobody may.',
    parts: 'Parts',
    who: 'Who',
    relations: 'Relations to what is acted on',
    name: 'Name',
    meaning: 'Meaning',
    action: 'Action',
    may: 'Who may (relation)',
    why: 'Why',
    nobody: 'nobody',
  },
})

/** `/privacy/processing`: the record of processing. What is kept and why comes from the declarations that erasure goes by. */
export const processingWords = words({
  th: {
    title: 'บันทึกรายการประมวลผลข้อมูลส่วนบุคคล',
    description: 'ข้อมูลส่วนบุคคลทุกช่องที่ระบบเก็บ วัตถุประสงค์ ฐานทางกฎหมาย และระยะเวลา',
    lead: 'ข้อมูลส่วนบุคคลทุกช่องที่ระบบเก็บ ตามมาตรา 39 แห่งพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 สำเนาและการลบข้อมูลของบุคคลทำตามรายการเดียวกันนี้',
    data: 'ข้อมูล',
    purpose: 'วัตถุประสงค์',
    basis: 'ฐานทางกฎหมาย',
    retention: 'ระยะเวลาเก็บ',
    erasure: (what: string, because: string) => `เมื่อลบข้อมูลของบุคคล: ${what} ${because}`.trim(),
  },
  en: {
    title: 'Record of processing',
    description: 'Every personal field that is kept: what for, on which basis, for how long',
    lead: 'Every personal field that is kept, under section 39 of the Personal Data Protection Act, B.E. 2562 (2019). The copy a person gets and the erasure of a person go by this same list.',
    data: 'Data',
    purpose: 'Purpose',
    basis: 'Legal basis',
    retention: 'Kept for',
    erasure: (what: string, because: string) =>
      `When the person is erased: ${what}. ${because}`.trim(),
  },
})
