import { describe, expect, test } from 'vitest'
import { lastWayIn, weakPassword } from '../../src/identity/index.ts'
import { readAuditSearch } from '../../src/web/audit-search.ts'
import { errorsOf } from '../../src/web/form-errors.ts'
import { readInvite } from '../../src/web/invite-form.ts'
import { showDays } from '../../src/web/mandate-days.ts'
import { readPlace, writePlace } from '../../src/web/place-choice.ts'
import { readReturn } from '../../src/web/return-address.ts'
import { readTokenForm } from '../../src/web/token-form.ts'
import { showAgent } from '../../src/web/user-agent.ts'
import { plain } from './html.ts'

describe('after signing in', () => {
  test.each([
    ['/account', '/account'],
    ['/en/office/audit?who=1', '/office/audit?who=1'],
    ['/organisation?place=city%3Amae-moh', '/organisation?place=city%3Amae-moh'],
  ])('%s leads to %s', (typed, to) => expect(readReturn(typed)).toBe(to))

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/a\\..\\b',
    'https://evil.example',
    'javascript:alert(1)',
    '/en//evil.example',
    '/sign-in?to=/account',
    '/sign-out',
    '/api/v1/me',
    `/${'a'.repeat(600)}`,
    '',
  ])('%s leads nowhere', (typed) => expect(readReturn(typed)).toBeUndefined())
})

test('the last day of a mandate is the day before it ends', () => {
  const days = { from: '2026-10-01', until: '2027-10-01' }
  expect(plain(showDays(days, 'th'))).toBe('ตั้งแต่ 1 ตุลาคม 2569 ถึง 30 กันยายน 2570')
  expect(plain(showDays({ ...days, until: null }, 'th'))).toBe('ตั้งแต่ 1 ตุลาคม 2569 ไม่กำหนดวันสิ้นสุด')
})

test('an invitation takes Thai days, and names the last on which the mandate holds', () => {
  const scope = { kind: 'city', id: 'khon-kaen' } as const
  const body = {
    name: ' มานะ ',
    email: 'm@example.go.th',
    lang: 'en',
    role: 'data-steward',
    from: '๑/๑๐/๒๕๖๙',
    until: '30/9/2570',
    basis: 'คำสั่งที่ 1/2569',
  }
  expect(readInvite(body, scope, 'th').invitation).toEqual({
    ...body,
    name: 'มานะ',
    scope,
    from: '2026-10-01',
    until: '2027-10-01',
  })
  const wrong = readInvite({ ...body, role: 'king', from: 'x', until: '31/2/2570' }, scope, 'th')
  expect(wrong.errors.map(({ name }) => name)).toEqual(['role', 'from', 'until'])
  expect(wrong.fields.from).toBe('x')
})

test('a token works through the day that was named', () => {
  const body = { label: 'สถานี', purposes: ['city-data-read'], until: '30/9/2570' }
  expect(readTokenForm(body, 'th').wanted).toEqual({
    label: 'สถานี',
    purposes: ['city-data-read'],
    expiresAt: new Date('2027-10-01T00:00:00+07:00'),
  })
  expect(readTokenForm({ ...body, until: '' }, 'th').form.errors).toHaveLength(1)
})

test('the record is searched by whole days of Bangkok, and a day that is none is told', () => {
  const { filter } = readAuditSearch({ from: '1/10/2569', until: '1/10/2569', who: ' ' }, 'th')
  expect(filter).toMatchObject({
    from: new Date('2026-10-01T00:00:00+07:00'),
    until: new Date('2026-10-02T00:00:00+07:00'),
    whoId: undefined,
  })
  const { form } = readAuditSearch({ until: '31/2/2569' }, 'en')
  expect(form.errors.map(({ name }) => name)).toEqual(['until'])
})

test('a place is named as it is read, and what names none is not read', () => {
  for (const place of ['programme', 'programme:sub-committee', 'city:khon-kaen'])
    expect(writePlace(readPlace(place) ?? { kind: 'city', id: null })).toBe(place)
  for (const typed of ['city', 'city:', 'tenant:1', 'city:../x', 'CITY:a'])
    expect(readPlace(typed)).toBeUndefined()
})

test('a browser is known by its name and the system it runs on', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'
  expect(showAgent(`${windows} Chrome/156.0.0.0 Safari/537.36`)).toBe('Chrome 156, Windows')
  expect(showAgent(`${windows} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1`)).toBe(
    'Edge 156, Windows',
  )
  expect(showAgent('curl/8')).toBeUndefined()
  expect(showAgent(null)).toBeUndefined()
})

test('a refusal is told beside its field where it names one, else as a sentence, and only where it was expected', () => {
  const detail = { th: 'สั้นเกินไป', en: 'is too short' }
  const weak = weakPassword({ members: { fields: [{ name: 'password', detail }] } })
  expect(errorsOf(weak, 'th', [weakPassword], { password: 'รหัสผ่าน' })).toEqual([
    { name: 'password', message: 'รหัสผ่าน: สั้นเกินไป' },
  ])
  expect(errorsOf(lastWayIn(), 'en', [lastWayIn])).toEqual([
    {
      name: null,
      message:
        'This is the account’s last way to sign in. Add another one first, then take this one away.',
    },
  ])
  expect(errorsOf(weak, 'th', [lastWayIn])).toBeUndefined()
  expect(errorsOf(new Error('lost'), 'th', [weakPassword])).toBeUndefined()
})
