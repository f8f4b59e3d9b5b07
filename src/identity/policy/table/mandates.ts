import { own, type PolicyRow } from '../row.ts'

/** Mandates. Nobody grants one to themselves, whatever this table gives. */
export const mandateRows = {
  'mandate.act': {
    name: { th: 'เลือกบทบาทที่ใช้', en: 'Choose the mandate to act in' },
    why: {
      th: 'ผู้มีหลายบทบาทใช้ทีละบทบาท เพื่อให้รู้ว่าทำในนามใด',
      en: 'Who holds several acts in one at a time, so that it is known in whose name.',
    },
    may: { 'signed-in': ['self'] },
  },
  'mandate.grant': {
    name: { th: 'มอบหมายบทบาทของเมือง', en: 'Grant a mandate in a city' },
    why: {
      th: 'ผู้บริหารมอบหมายในเมืองของตน สำนักงานและผู้ดูแลระบบมอบหมายให้เมืองที่ยังไม่มีผู้บริหารในระบบ',
      en: 'The executive does so in the own city; office and operator for a city that has none here yet.',
    },
    may: { 'city-executive': own, 'programme-officer': ['any'], operator: ['any'] },
  },
  'mandate.revoke': {
    name: { th: 'ยกเลิกบทบาทของเมือง', en: 'Revoke a mandate in a city' },
    why: {
      th: 'ผู้ที่มอบหมายได้ย่อมยกเลิกได้ทันที',
      en: 'Who may grant it may end it at once.',
    },
    may: { 'city-executive': own, 'programme-officer': ['any'], operator: ['any'] },
  },
  'mandate.grant-body': {
    name: { th: 'แต่งตั้งในคณะ', en: 'Appoint somebody to a body' },
    why: {
      th: 'บันทึกตามคำสั่งแต่งตั้งโดยฝ่ายเลขานุการ ผู้ดูแลระบบไม่แต่งตั้งผู้วินิจฉัย',
      en: 'The secretariat records the order of appointment; the operator makes nobody a judge.',
    },
    may: { 'programme-officer': ['any'], secretary: ['own-body'] },
  },
  'mandate.revoke-body': {
    name: { th: 'ให้พ้นจากคณะ', en: 'End an appointment to a body' },
    why: {
      th: 'บันทึกโดยผู้ที่บันทึกการแต่งตั้งได้',
      en: 'Recorded by those who may record the appointment.',
    },
    may: { 'programme-officer': ['any'], secretary: ['own-body'] },
  },
  'mandate.grant-office': {
    name: { th: 'มอบหมายเจ้าหน้าที่ ผู้ตรวจสอบ และผู้ดูแลระบบ', en: 'Entrust an office of the programme' },
    why: {
      th: 'มีเพียงผู้ดูแลระบบที่ให้สิทธิระดับโครงการ เพื่อไม่ให้มีผู้ใดเพิ่มสิทธิให้พวกเดียวกัน',
      en: 'Only the operator does, so that no office can multiply itself.',
    },
    may: { operator: ['any'] },
  },
  'mandate.revoke-office': {
    name: { th: 'ยกเลิกบทบาทระดับโครงการ', en: 'Revoke an office of the programme' },
    why: {
      th: 'มีเพียงผู้ดูแลระบบ และต้องมีผู้ดูแลระบบเหลืออยู่เสมอ',
      en: 'Only the operator does; one operator must always remain.',
    },
    may: { operator: ['any'] },
  },
} satisfies Record<string, PolicyRow>
