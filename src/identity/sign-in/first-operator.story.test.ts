import { expect, test } from 'vitest'
import { add, after, entrust, monday, programme } from '../../../test/identity/people.ts'
import {
  aSetting,
  goodPassword,
  recorded,
  refusalOf,
  stranger,
} from '../../../test/identity/sign-in.ts'
import { makeAuthenticator } from '../../../test/support/authenticator.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import {
  becomeFirstOperator,
  linkUrl,
  operatorLink,
  requireOperatorLink,
  signInWithPassword,
  startOperatorPasskey,
} from './index.ts'

const setting = aSetting()
const somying = { name: 'สมหญิง รักไทย', email: 'Somying@example.go.th', lang: 'th' } as const
const byPassword = { kind: 'password', password: goodPassword } as const

async function start(db: Db, now = monday): Promise<string> {
  const link = await db.transaction((tx) => operatorLink(tx, now))
  if (!link) throw new Error('there is an operator')
  return link.token
}

test('the first start gives a link, by which somebody becomes the operator; then there is none', () =>
  withDb(async (db) => {
    const token = await start(db)
    expect(linkUrl(setting.publicUrl, 'th', 'operator', token)).toBe(
      `https://lakmueang.example/first-operator/${token}`,
    )
    expect(linkUrl(setting.publicUrl, 'en', 'operator', token)).toBe(
      `https://lakmueang.example/en/first-operator/${token}`,
    )
    const entered = await becomeFirstOperator(db, setting, token, somying, byPassword, stranger())
    expect(entered).toMatchObject({
      person: { name: 'สมหญิง รักไทย', email: 'somying@example.go.th', sample: false },
      mandates: [
        { role: 'operator', scope: programme, from: '2026-11-02', until: null, grantedBy: null },
      ],
    })
    expect(entered.session.mandateId).toBe(entered.mandates[0]?.id)
    expect(await recorded(db)).toEqual([
      'system done mandate.grant-office mandate',
      'person done operator.first mandate',
      'person done sign-in.password session',
    ])
    expect(await db.transaction((tx) => operatorLink(tx, after(1)))).toBeUndefined()
    const typed = { email: somying.email, password: goodPassword }
    await signInWithPassword(db, setting, typed, stranger(after(1)))
  }))

test('a link of an earlier start, a used and an old one open nothing', () =>
  withDb(async (db) => {
    const become = (token: string, now = monday) =>
      refusalOf(becomeFirstOperator(db, setting, token, somying, byPassword, stranger(now)))
    const earlier = await start(db)
    const token = await start(db, after(1))
    expect(await become(earlier)).toBe('link-unknown')
    expect(await become('a'.repeat(43))).toBe('link-unknown')
    expect(await become(token, after(1 + 24 * 60))).toBe('link-expired')
    await becomeFirstOperator(db, setting, token, somying, byPassword, stranger())
    expect(await become(token)).toBe('link-used')
  }))

test('of two with the link at the same moment one becomes the operator', () =>
  withDb(async (db) => {
    const token = await start(db)
    const both = await Promise.allSettled(
      ['a', 'b'].map((name) =>
        becomeFirstOperator(
          db,
          setting,
          token,
          { ...somying, email: `${name}@example.go.th` },
          byPassword,
          stranger(),
        ),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.read.selectFrom('person').select('id').execute()).toHaveLength(1)
  }))

test('a link is of no use once there is an operator by other means; a sample is none', () =>
  withDb(async (db) => {
    const token = await start(db)
    const other = await add(db, 'Somsak')
    await entrust(db, other, 'operator', programme)
    expect(await refusalOf(requireOperatorLink(db, token, monday))).toBe('link-used')
    expect(
      await refusalOf(becomeFirstOperator(db, setting, token, somying, byPassword, stranger())),
    ).toBe('link-used')
    expect(await db.transaction((tx) => operatorLink(tx, monday))).toBeUndefined()
  }))

test('what is typed is looked at before the link is used up; a passkey will do', () =>
  withDb(async (db) => {
    const token = await start(db)
    const nameless = { ...somying, name: ' ' }
    expect(await refusalOf(startOperatorPasskey(db, setting, token, nameless, monday))).toBe(
      'invalid-person',
    )
    const weak = { kind: 'password', password: 'password1234' } as const
    expect(
      await refusalOf(becomeFirstOperator(db, setting, token, somying, weak, stranger())),
    ).toBe('weak-password')
    const authenticator = makeAuthenticator(setting.publicUrl)
    const options = await startOperatorPasskey(db, setting, token, somying, monday)
    const chosen = { kind: 'passkey', response: authenticator.create(options), label: 'x' } as const
    const entered = await becomeFirstOperator(db, setting, token, somying, chosen, stranger())
    expect(entered.session.method).toBe('passkey')
  }))
