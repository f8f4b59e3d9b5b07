import { showInstant } from '../../base/day.ts'
import type { Lang, Text } from '../../base/text.ts'
import {
  type Breach,
  type BreachKind,
  type BreachRisk,
  committeeState,
  dueAt,
  present,
} from './breach.ts'

/** Who gives the notice, as the settings say. */
export type Controller = { operator: Text | null; contact: string | null }

export const breachKindWords: Record<BreachKind, Text> = {
  confidentiality: {
    th: 'ความลับ (ถูกเข้าถึงหรือเปิดเผยโดยมิชอบ)',
    en: 'confidentiality (seen or disclosed without right)',
  },
  integrity: {
    th: 'ความถูกต้องครบถ้วน (ถูกแก้ไขโดยมิชอบ)',
    en: 'integrity (changed without right)',
  },
  availability: {
    th: 'ความพร้อมใช้งาน (สูญหายหรือเข้าถึงไม่ได้)',
    en: 'availability (lost or out of reach)',
  },
}

export const breachRiskWords: Record<BreachRisk, Text> = {
  none: {
    th: 'ไม่มีความเสี่ยงต่อสิทธิและเสรีภาพของบุคคล',
    en: 'no risk to the rights and freedoms of people',
  },
  risk: {
    th: 'มีความเสี่ยงต่อสิทธิและเสรีภาพของบุคคล',
    en: 'a risk to the rights and freedoms of people',
  },
  high: {
    th: 'มีความเสี่ยงสูงต่อสิทธิและเสรีภาพของบุคคล',
    en: 'a high risk to the rights and freedoms of people',
  },
}

const words = {
  th: {
    title: (reference: string) => `การแจ้งเหตุการละเมิดข้อมูลส่วนบุคคล ${reference}`,
    law: 'ตามมาตรา 37 (4) แห่งพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562',
    controller: 'ผู้ควบคุมข้อมูลส่วนบุคคล',
    contact: 'ติดต่อ',
    unknown: '(โปรดระบุ)',
    knownAt: 'ทราบเหตุเมื่อ',
    dueAt: 'ครบกำหนดแจ้งสำนักงาน 72 ชั่วโมง',
    kinds: 'ลักษณะของเหตุ',
    what: 'เหตุการณ์',
    data: 'ข้อมูลส่วนบุคคลที่เกี่ยวข้อง',
    whose: 'เจ้าของข้อมูล',
    count: 'จำนวนบุคคล',
    uncounted: 'ยังไม่ทราบจำนวน',
    people: (count: string) => `${count} คน`,
    risk: 'ความเสี่ยงและผลกระทบ',
    measures: 'มาตรการและการเยียวยา',
    noMeasures: 'อยู่ระหว่างดำเนินการ',
    late: 'เหตุที่แจ้งเกิน 72 ชั่วโมง (ต้องไม่เกิน 15 วัน)',
    asOf: 'ข้อมูล ณ',
  },
  en: {
    title: (reference: string) => `Notice of a breach of personal data ${reference}`,
    law: 'Under section 37 (4) of the Personal Data Protection Act, B.E. 2562 (2019)',
    controller: 'Data controller',
    contact: 'Contact',
    unknown: '(please fill in)',
    knownAt: 'Known since',
    dueAt: 'Due to the office within 72 hours',
    kinds: 'Nature of the breach',
    what: 'What happened',
    data: 'Personal data concerned',
    whose: 'Whose data',
    count: 'How many people',
    uncounted: 'not known yet',
    people: (count: string) => `${count} people`,
    risk: 'Risk and consequences',
    measures: 'Measures and remedies',
    noMeasures: 'under way',
    late: 'Why it comes after 72 hours (at most 15 days)',
    asOf: 'As of',
  },
} as const

/**
 * Writes the notice of a breach to the committee's office as plain text, from what is known now: what the Act and the notification
 * of B.E. 2565 ask for, in their order. What the settings do not say is left to fill in.
 */
export function printNotice(
  breach: Breach,
  { operator, contact }: Controller,
  lang: Lang,
  now: Date,
): string {
  const t = words[lang]
  const known = present(breach)
  const { peopleCount } = known
  const isLate = committeeState(breach, now).state === 'overdue'
  const rows: [string, string][] = [
    [t.controller, operator?.[lang] ?? t.unknown],
    [t.contact, contact ?? t.unknown],
    [t.knownAt, showInstant(breach.knownAt, lang)],
    [t.dueAt, showInstant(dueAt(breach.knownAt), lang)],
    [t.kinds, known.kinds.map((kind) => breachKindWords[kind][lang]).join(', ')],
    [t.what, known.what],
    [t.data, known.data],
    [t.whose, known.whose],
    [t.count, peopleCount === null ? t.uncounted : t.people(peopleCount.toLocaleString('en-US'))],
    [t.risk, `${breachRiskWords[known.risk][lang]}: ${known.riskReason}`],
    [t.measures, known.measures || t.noMeasures],
    ...(isLate ? [[t.late, t.unknown] as [string, string]] : []),
    [t.asOf, showInstant(now, lang)],
  ]
  const body = rows.map(([name, value]) => `${name}\n${value}`)
  return `${[t.title(breach.reference), t.law, ...body].join('\n\n')}\n`
}
