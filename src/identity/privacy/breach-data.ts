import type { OnErasure, PersonalTable } from './personal-data.ts'

const accountable = {
  th: 'พิสูจน์ว่าใครบันทึก ประเมิน และแจ้งเหตุละเมิดเมื่อใด',
  en: 'To prove who recorded, assessed and gave notice of a breach, and when.',
}
const permanently = {
  th: 'ตลอดอายุของทะเบียนเหตุละเมิด เก็บด้วยรหัสสุ่ม',
  en: 'as long as the register of breaches stands, by random id',
}
const keep: OnErasure = {
  does: 'keep',
  because: {
    th: 'กฎหมายให้พิสูจน์การแจ้งเหตุได้ มีเพียงรหัสสุ่ม',
    en: 'The law asks for proof of notice; it holds the random id only.',
  },
}

/** Who kept the register of breaches. The breaches themselves describe people in kinds and numbers, without names. */
export const breachData: readonly PersonalTable[] = [
  {
    table: 'breach_notice',
    name: { th: 'การแจ้งเหตุละเมิด', en: 'Notices of breaches' },
    subject: null,
    actors: ['recorded_by'],
    fields: [
      {
        columns: ['recorded_by'],
        name: { th: 'ผู้บันทึก', en: 'who noted it' },
        purpose: accountable,
        basis: 'legal-obligation',
        retention: permanently,
      },
    ],
    plain: ['id', 'breach_id', 'told', 'sent_at', 'how', 'late_reason', 'recorded_at'],
    onErasure: keep,
  },
  {
    table: 'breach_assessment',
    name: { th: 'การประเมินเหตุละเมิด', en: 'Assessments of breaches' },
    subject: null,
    actors: ['assessed_by'],
    fields: [
      {
        columns: ['assessed_by'],
        name: { th: 'ผู้ประเมิน', en: 'who assessed it' },
        purpose: accountable,
        basis: 'legal-obligation',
        retention: permanently,
      },
    ],
    plain: [
      'breach_id',
      'number',
      'kinds',
      'what',
      'whose',
      'data',
      'people_count',
      'risk',
      'risk_reason',
      'measures',
      'assessed_at',
    ],
    onErasure: keep,
  },
  {
    table: 'breach',
    name: { th: 'ทะเบียนเหตุละเมิด', en: 'Register of breaches' },
    subject: null,
    actors: ['recorded_by'],
    fields: [
      {
        columns: ['recorded_by'],
        name: { th: 'ผู้บันทึก', en: 'who recorded it' },
        purpose: accountable,
        basis: 'legal-obligation',
        retention: permanently,
      },
    ],
    plain: ['id', 'reference', 'known_at', 'recorded_at'],
    onErasure: keep,
  },
]
