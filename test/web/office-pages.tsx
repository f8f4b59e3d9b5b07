import type { ReactElement } from 'react'
import type { Breach } from '../../src/identity/index.ts'
import { AssessPage } from '../../src/web/pages/breach/assess.tsx'
import { BreachPage } from '../../src/web/pages/breach/breach.tsx'
import { BreachesPage } from '../../src/web/pages/breach/breaches.tsx'
import { PeoplePage } from '../../src/web/pages/people/people.tsx'
import { PersonPage } from '../../src/web/pages/people/person.tsx'

const untouched = { fields: {}, errors: [] }
const at = (time: string) => new Date(`2026-11-24T${time}:00+07:00`)
const id = '8a8a8a8a-1111-4111-8111-8a8a8a8a8a8a'
const khonKaen = { th: 'ขอนแก่นสมาร์ตซิตี้', en: 'Khon Kaen Smart City' }

export const mana = {
  id,
  name: 'มานะ ขยันดี',
  email: 'mana@example.go.th',
  lang: 'th',
  sample: false,
  createdAt: at('08:00'),
  erasedAt: null,
} as const

const first = {
  number: 1,
  kinds: ['confidentiality' as const],
  what: 'แฟ้มรายชื่อถูกส่งไปผิดหน่วยงาน\nพบจากหนังสือตอบกลับ',
  whose: 'ผู้แจ้งเหตุในเมือง',
  data: 'ชื่อและหมายเลขโทรศัพท์',
  peopleCount: null,
  risk: 'risk' as const,
  riskReason: 'อาจถูกติดต่อหลอกลวง',
  measures: '',
  assessedAt: at('09:00'),
  assessedBy: id,
}

export const breach: Breach = {
  id,
  reference: 'B-2569-0001',
  knownAt: at('07:30'),
  recordedAt: at('09:00'),
  recordedBy: id,
  assessments: [
    first,
    { ...first, number: 2, peopleCount: 1240, risk: 'high', assessedAt: at('12:00') },
  ],
  notices: [
    {
      id,
      told: 'committee',
      sentAt: at('13:00'),
      how: 'ระบบแจ้งเหตุ เลขรับ 123/2569',
      lateReason: null,
      recordedAt: at('13:05'),
      recordedBy: id,
    },
  ],
}

/** How a breach stands that nobody was told of for four days, and one without risk. */
export const breaches: Breach[] = [
  breach,
  { ...breach, id: id.replace('8a', '8b'), reference: 'B-2569-0002', notices: [] },
  {
    ...breach,
    id: id.replace('8a', '8c'),
    reference: 'B-2569-0003',
    assessments: [{ ...first, risk: 'none' }],
    notices: [],
  },
]

/** Pages of the office: people and breaches, by Thai address. */
export const officePages: readonly (readonly [path: string, page: ReactElement])[] = [
  [
    '/office/people',
    <PeoplePage
      key="20"
      list={{ items: [mana], total: 41, page: 1, size: 20 }}
      q="มานะ"
      held="data-steward"
      erased
    />,
  ],
  [
    `/office/people/${id}`,
    <PersonPage
      key="21"
      person={mana}
      sessions={2}
      mandates={[
        {
          id,
          role: 'data-steward',
          place: khonKaen,
          from: '2026-10-01',
          until: '2027-10-01',
          basis: 'คำสั่งเทศบาลที่ 12/2569',
        },
      ]}
      memberships={[
        {
          id,
          organisation: { th: 'เทศบาลนครขอนแก่น', en: 'Khon Kaen City Municipality' },
          from: '2026-10-01',
          until: null,
        },
      ]}
      mayAudit
      acting={{ mayRename: true, mayEnd: true, mayCopy: true, mayErase: true, form: untouched }}
      said="ok"
    />,
  ],
  ['/office/breaches', <BreachesPage key="22" breaches={breaches} mayRecord now={at('23:00')} />],
  [
    '/office/breaches/new',
    <AssessPage key="23" breach={null} form={{ ...untouched, kinds: [] }} />,
  ],
  [
    `/office/breaches/${id}`,
    <BreachPage key="24" breach={breach} mayRecord form={untouched} saved now={at('14:00')} />,
  ],
  [
    `/office/breaches/${id}/assess`,
    <AssessPage key="25" breach={breach} form={{ ...untouched, kinds: ['integrity'] }} />,
  ],
]
