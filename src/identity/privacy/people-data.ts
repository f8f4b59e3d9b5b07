import type { PersonalField, PersonalTable } from './personal-data.ts'

const untilErased = {
  th: 'จนกว่าจะลบข้อมูลของบุคคลนั้น',
  en: 'until the person is erased',
}
const asLongAsDecisions = {
  th: 'ตลอดอายุของเรื่องที่กระทำไว้ เก็บด้วยรหัสสุ่ม',
  en: 'as long as what was done under it stands, by random id',
}

const account: PersonalField = {
  columns: ['name', 'email', 'lang'],
  name: { th: 'ชื่อ อีเมล และภาษาที่ใช้', en: 'name, e-mail address and language' },
  purpose: {
    th: 'รู้ว่าผู้กระทำคือใคร ติดต่อ และแสดงผลในภาษาที่เลือก',
    en: 'To know who acts, to write to them, and in which language.',
  },
  basis: 'public-task',
  retention: untilErased,
}

/** Who people are, where they belong and what they may act as. */
export const peopleData: readonly PersonalTable[] = [
  {
    table: 'membership',
    name: { th: 'การสังกัดหน่วยงาน', en: 'Membership of organisations' },
    subject: { column: 'person_id', is: 'id' },
    fields: [
      {
        columns: ['organisation_id', 'from_on', 'until_on'],
        name: { th: 'หน่วยงานและช่วงเวลา', en: 'organisation and days' },
        purpose: {
          th: 'ตรวจส่วนได้เสียก่อนมอบหมายการประเมิน',
          en: 'To see conflicts of interest before a review is assigned.',
        },
        basis: 'public-task',
        retention: untilErased,
      },
    ],
    plain: ['id', 'person_id'],
    onErasure: { does: 'delete' },
  },
  {
    table: 'mandate',
    name: { th: 'การมอบหมาย', en: 'Mandates' },
    subject: { column: 'person_id', is: 'id' },
    actors: ['granted_by'],
    fields: [
      {
        columns: ['role', 'scope_kind', 'scope_id', 'from_on', 'until_on', 'basis', 'granted_by'],
        name: {
          th: 'บทบาท ขอบเขต วันที่ และเอกสารที่มอบหมาย',
          en: 'role, place, days and the document that grants it',
        },
        purpose: {
          th: 'กำหนดสิทธิ และพิสูจน์ว่าผู้กระทำมีอำนาจในวันนั้น',
          en: 'To give rights, and to prove that whoever acted was entitled to on that day.',
        },
        basis: 'public-task',
        retention: asLongAsDecisions,
      },
    ],
    plain: ['id', 'person_id', 'granted_at'],
    onErasure: {
      does: 'keep',
      because: {
        th: 'คำวินิจฉัยอ้างถึงการมอบหมาย การมอบหมายที่มีผลอยู่จะถูกยกเลิก',
        en: 'Decisions rest on it; what is in force is ended.',
      },
    },
  },
  {
    table: 'mandate_revocation',
    name: { th: 'การยกเลิกการมอบหมาย', en: 'Revocations of mandates' },
    subject: null,
    actors: ['revoked_by'],
    fields: [
      {
        columns: ['revoked_by', 'reason'],
        name: { th: 'ผู้ยกเลิกและเหตุผล', en: 'who revoked it, and why' },
        purpose: {
          th: 'พิสูจน์ว่าสิทธิสิ้นสุดเมื่อใดและเพราะเหตุใด',
          en: 'To prove when and why rights ended.',
        },
        basis: 'public-task',
        retention: asLongAsDecisions,
      },
    ],
    plain: ['mandate_id', 'revoked_at'],
    onErasure: {
      does: 'keep',
      because: { th: 'เป็นส่วนหนึ่งของการมอบหมาย', en: 'It is part of the mandate.' },
    },
  },
  {
    table: 'audit_entry',
    name: { th: 'บันทึกการกระทำ', en: 'Record of who did what' },
    subject: { column: 'who_id', is: 'id' },
    actors: ['object_id'],
    fields: [
      {
        columns: [
          'who_id',
          'role',
          'behalf_kind',
          'behalf_id',
          'action',
          'object_kind',
          'object_id',
          'reason',
        ],
        name: {
          th: 'รหัสสุ่มของผู้กระทำ หรือค่าแฮชของเลขที่อยู่ไอพีที่เปลี่ยนทุกเดือน กับสิ่งที่กระทำ',
          en: 'random id of who acted, or a hash of the network address that changes every month; and what was done',
        },
        purpose: {
          th: 'ตรวจสอบย้อนหลังได้ว่าใครทำสิ่งใดในนามใด และพบความพยายามที่ถูกปฏิเสธ',
          en: 'To audit who did what in whose name, and to notice attempts that were refused.',
        },
        basis: 'public-task',
        retention: {
          th: 'คงไว้ถาวร ลูกโซ่ของบันทึกขาดไม่ได้',
          en: 'permanently: the chain of the record must not break',
        },
      },
    ],
    plain: [
      'id',
      'at',
      'who_kind',
      'outcome',
      'times',
      'object_version',
      'before_digest',
      'after_digest',
      'request_id',
      'sample',
    ],
    onErasure: {
      does: 'keep',
      because: {
        th: 'มีเพียงรหัสสุ่ม ซึ่งไม่นำไปสู่ชื่อได้หลังการลบ',
        en: 'It holds the random id only, which leads to no name after erasure.',
      },
    },
  },
  {
    table: 'person',
    name: { th: 'บุคคล', en: 'People' },
    subject: { column: 'id', is: 'id' },
    fields: [account],
    plain: ['id', 'sample', 'created_at', 'erased_at'],
    onErasure: { does: 'pseudonym' },
  },
]
