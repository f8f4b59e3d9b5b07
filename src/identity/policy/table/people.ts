import { own, type PolicyRow } from '../row.ts'

/** People and where they belong. */
export const peopleRows = {
  'people.read': {
    name: { th: 'ดูรายชื่อบุคคล', en: 'See people' },
    why: {
      th: 'ทุกคนเห็นข้อมูลตนเอง เมืองเห็นคนของเมือง สำนักงานและผู้ตรวจสอบเห็นทั้งหมด',
      en: 'Everyone sees themselves, a city its own people, the office and the auditor all.',
    },
    may: {
      'signed-in': ['self'],
      'city-developer': own,
      'data-steward': own,
      'city-executive': own,
      'programme-officer': ['any'],
      secretary: ['own-body'],
      auditor: ['any'],
      operator: ['any'],
    },
  },
  'people.invite': {
    name: { th: 'เชิญบุคคล', en: 'Invite somebody' },
    why: {
      th: 'ผู้ที่มอบหมายงานได้ย่อมเชิญคนมารับมอบหมายได้',
      en: 'Who may grant a mandate may ask somebody in to hold it.',
    },
    may: {
      'city-executive': own,
      'programme-officer': ['any'],
      secretary: ['own-body'],
      operator: ['any'],
    },
  },
  'people.rename': {
    name: { th: 'แก้ไขชื่อและภาษาของบุคคล', en: 'Correct a person’s name and language' },
    why: {
      th: 'ข้อมูลต้องถูกต้อง เจ้าของข้อมูลแก้ไขเองหรือขอให้ผู้ดูแลระบบแก้ไข',
      en: 'The data must be right: the person corrects it, or asks the operator to.',
    },
    may: { 'signed-in': ['self'], operator: ['any'] },
  },
  'people.export': {
    name: { th: 'ขอสำเนาข้อมูลส่วนบุคคล', en: 'Get a copy of personal data' },
    why: {
      th: 'เจ้าของข้อมูลมีสิทธิขอสำเนา ผู้ดูแลระบบทำให้ตามคำขอ',
      en: 'A person has the right to a copy; the operator makes it on request.',
    },
    may: { 'signed-in': ['self'], operator: ['any'] },
  },
  'people.erase': {
    name: { th: 'ลบข้อมูลส่วนบุคคล', en: 'Erase personal data' },
    why: {
      th: 'ประชาชนลบของตนเองได้ ผู้มีหน้าที่ให้ผู้ดูแลระบบลบหลังส่งมอบงาน',
      en: 'A resident may do it alone; who holds an office asks the operator, after handing over.',
    },
    may: { resident: ['self'], operator: ['any'] },
  },
  'membership.write': {
    name: { th: 'บันทึกการสังกัดหน่วยงาน', en: 'Record who belongs to an organisation' },
    why: {
      th: 'การสังกัดใช้ตรวจส่วนได้เสีย จึงต้องมีผู้รับผิดชอบบันทึก',
      en: 'Conflicts of interest are found by it, so somebody answers for it.',
    },
    may: { 'city-executive': own, 'programme-officer': ['any'], operator: ['any'] },
  },
} satisfies Record<string, PolicyRow>
