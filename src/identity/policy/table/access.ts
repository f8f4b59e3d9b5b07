import { open, own, type PolicyRow } from '../row.ts'

/** Sessions, tokens, the record of who did what, and privacy. */
export const accessRows = {
  'session.start': {
    name: { th: 'ลงชื่อเข้าใช้', en: 'Sign in' },
    why: {
      th: 'ผู้ที่ยังไม่ลงชื่อเข้าใช้ย่อมต้องทำได้ สิ่งที่ตัดสินคือหลักฐานที่ยื่น',
      en: 'Whoever is not in must be able to come in; what decides is the proof they bring.',
    },
    may: open,
  },
  'account.change': {
    name: { th: 'เปลี่ยนวิธีเข้าใช้ของตนเอง', en: 'Change one’s own ways to sign in' },
    why: {
      th: 'รหัสผ่าน พาสคีย์ และการผูกบัญชีเป็นของเจ้าของบัญชีเท่านั้น',
      en: 'Password, passkeys and linked identities are the owner’s and nobody else’s.',
    },
    may: { 'signed-in': ['self'] },
  },
  'session.own': {
    name: { th: 'ดูและจบการเข้าใช้ของตนเอง', en: 'See and end one’s own sessions' },
    why: {
      th: 'เจ้าของบัญชีเห็นและจบการเข้าใช้ทุกเครื่องของตนได้ทันที',
      en: 'The owner of an account sees every session and ends any at once.',
    },
    may: { 'signed-in': ['self'] },
  },
  'session.end': {
    name: { th: 'จบการเข้าใช้ของผู้อื่น', en: 'End somebody else’s sessions' },
    why: {
      th: 'ใช้เมื่อบัญชีถูกบุกรุก',
      en: 'For the moment an account has fallen into other hands.',
    },
    may: { operator: ['any'] },
  },
  'token.read': {
    name: { th: 'ดูโทเคนของระบบ', en: 'See tokens of systems' },
    why: {
      th: 'เห็นเพียงชื่อ วัตถุประสงค์ และการใช้ครั้งล่าสุด ไม่เห็นตัวโทเคน',
      en: 'Label, purpose and last use only; the token itself is never shown again.',
    },
    may: { 'data-steward': own, 'city-executive': own, auditor: ['any'], operator: ['any'] },
  },
  'token.issue': {
    name: { th: 'ออกโทเคนให้ระบบ', en: 'Issue a token to a system' },
    why: {
      th: 'บริกรข้อมูลรับผิดชอบระบบที่เชื่อมกับเมืองของตน ผู้ดูแลระบบออกให้พื้นที่ข้อมูลที่ไม่มีเมือง',
      en: 'The data steward answers for the city’s systems; the operator issues for a data space that is no city’s.',
    },
    may: { 'data-steward': own, operator: ['any'] },
  },
  'token.revoke': {
    name: { th: 'ยกเลิกโทเคน', en: 'Revoke a token' },
    why: {
      th: 'ผู้บริหารและผู้ดูแลระบบหยุดระบบที่ผิดปกติได้แม้บริกรข้อมูลไม่อยู่',
      en: 'Executive and operator can stop a stray system also when the steward is away.',
    },
    may: { 'data-steward': own, 'city-executive': own, operator: ['any'] },
  },
  'audit.read': {
    name: { th: 'อ่านบันทึกการกระทำ', en: 'Read the record of who did what' },
    why: {
      th: 'ผู้ตรวจสอบอ่านทั้งหมด ทุกคนอ่านของตนเอง ผู้ดูแลระบบไม่ตรวจตนเอง',
      en: 'The auditor reads all, everyone their own; the operator does not audit the operator.',
    },
    may: { 'signed-in': ['self'], 'city-executive': own, auditor: ['any'] },
  },
  'audit.export': {
    name: { th: 'ส่งออกบันทึกการกระทำ', en: 'Export the record of who did what' },
    why: {
      th: 'บันทึกที่ส่งออกใช้ตรวจสอบภายนอกได้ว่าไม่มีการแก้ไข',
      en: 'An export proves outside the system that nothing was altered.',
    },
    may: { auditor: ['any'] },
  },
  'processing.read': {
    name: { th: 'อ่านบันทึกรายการประมวลผลข้อมูลส่วนบุคคล', en: 'Read the record of processing' },
    why: {
      th: 'ทุกคนมีสิทธิรู้ว่าเก็บข้อมูลใด เพราะเหตุใด นานเท่าใด',
      en: 'Everyone may know what is kept, why, and for how long.',
    },
    may: open,
  },
  'breach.record': {
    name: { th: 'บันทึกเหตุละเมิดข้อมูลส่วนบุคคล', en: 'Record a breach of personal data' },
    why: {
      th: 'ผู้พบเหตุต้องเริ่มนับเวลาแจ้งได้ทันที',
      en: 'Whoever runs the system must be able to start the clock of notice.',
    },
    may: { operator: ['any'], 'programme-officer': ['any'] },
  },
  'breach.read': {
    name: { th: 'อ่านทะเบียนเหตุละเมิด', en: 'Read the register of breaches' },
    why: {
      th: 'ใช้แจ้งสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคลและให้ผู้ตรวจสอบทบทวน',
      en: 'For the notice to the authority, and for the auditor.',
    },
    may: { operator: ['any'], 'programme-officer': ['any'], auditor: ['any'] },
  },
} satisfies Record<string, PolicyRow>
