import { expect, test } from 'vitest'
import {
  type Assessment,
  type Breach,
  committeeState,
  type Notice,
  personsState,
  printNotice,
} from './index.ts'

const knownAt = new Date('2026-11-02T02:00:00Z')
const after = (hours: number) => new Date(knownAt.getTime() + hours * 3_600_000)
const by = '3f2a91c0-4b7d-4e1a-9d53-6a1f0c2b7e44'

const assessment: Assessment = {
  number: 1,
  kinds: ['confidentiality'],
  what: 'แฟ้มรายชื่อถูกส่งไปผิดหน่วยงาน',
  whose: 'ผู้แจ้งเหตุในเมือง',
  data: 'ชื่อและหมายเลขโทรศัพท์',
  peopleCount: 1_240,
  risk: 'high',
  riskReason: 'อาจถูกติดต่อหลอกลวง',
  measures: 'ขอลบแฟ้มและได้รับการยืนยัน',
  assessedAt: knownAt,
  assessedBy: by,
}

const aNotice = (told: Notice['told'], sentAt: Date): Notice => ({
  id: by,
  told,
  sentAt,
  how: 'ระบบแจ้งเหตุของสำนักงาน',
  lateReason: null,
  recordedAt: sentAt,
  recordedBy: by,
})

function aBreach(risk: Assessment['risk'], notices: Notice[] = []): Breach {
  const said = [
    { ...assessment, risk: 'none' as const },
    { ...assessment, number: 2, risk },
  ]
  return {
    id: by,
    reference: 'B-2569-0001',
    knownAt,
    recordedAt: knownAt,
    recordedBy: by,
    assessments: said,
    notices,
  }
}

test('the committee is told within 72 hours of knowing, to the millisecond', () => {
  const breach = aBreach('risk')
  expect(committeeState(breach, knownAt)).toEqual({
    state: 'running',
    dueAt: after(72),
    hoursLeft: 72,
  })
  expect(committeeState(breach, after(70.5))).toMatchObject({ state: 'running', hoursLeft: 1 })
  expect(committeeState(breach, after(72))).toMatchObject({ state: 'running', hoursLeft: 0 })
  expect(committeeState(breach, new Date(+after(72) + 1))).toEqual({
    state: 'overdue',
    dueAt: after(72),
    latestAt: after(360),
  })
})

test('a notice stops the clock; one that came late is called so, and the first counts', () => {
  const inTime = aBreach('high', [
    aNotice('committee', after(72)),
    aNotice('committee', after(200)),
  ])
  expect(committeeState(inTime, after(1000))).toEqual({ state: 'sent', sentAt: after(72) })
  const late = aBreach('high', [aNotice('committee', after(73))])
  expect(committeeState(late, after(1000))).toEqual({ state: 'sent-late', sentAt: after(73) })
  // Telling the people is not telling the committee.
  const people = aBreach('high', [aNotice('persons', after(5))])
  expect(committeeState(people, after(80)).state).toBe('overdue')
})

test('what counts is the last assessment: no risk needs no notice, a high one needs both', () => {
  expect(committeeState(aBreach('none'), after(100))).toEqual({ state: 'not-needed' })
  expect(personsState(aBreach('none'))).toEqual({ state: 'not-needed' })
  expect(personsState(aBreach('risk'))).toEqual({ state: 'not-needed' })
  expect(personsState(aBreach('high'))).toEqual({ state: 'owed' })
  const told = aBreach('high', [aNotice('persons', after(30))])
  expect(personsState(told)).toEqual({ state: 'sent', sentAt: after(30) })
})

test('the notice tells all that the Act asks for, in both languages, and leaves open what is not known', () => {
  const nobody = { operator: null, contact: null }
  const th = printNotice(aBreach('high'), nobody, 'th', after(2))
  for (const told of [
    'B-2569-0001',
    '1,240 คน',
    assessment.what,
    assessment.whose,
    assessment.data,
  ])
    expect(th).toContain(told)
  expect(th).toContain('มีความเสี่ยงสูง')
  expect(th).toContain('(โปรดระบุ)')
  expect(th).not.toContain('15 วัน')
  const known = { operator: { th: 'สำนักงาน', en: 'The Office' }, contact: 'dpo@example.go.th' }
  const en = printNotice(aBreach('high'), known, 'en', after(80))
  expect(en).toContain('The Office')
  expect(en).toContain('dpo@example.go.th')
  expect(en).toContain('Why it comes after 72 hours (at most 15 days)')
})
