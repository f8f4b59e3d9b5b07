import { expect, test } from 'vitest'
import { add, after, entrust, khonKaen, monday } from '../../../test/identity/people.ts'
import {
  aSetting,
  givePassword,
  goodPassword,
  problemOf,
  recorded,
  refusalOf,
  stranger,
} from '../../../test/identity/sign-in.ts'
import { makeAuthenticator } from '../../../test/support/authenticator.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import { listSessions } from '../session/queries.ts'
import {
  answerRecoveries,
  askRecovery,
  recover,
  requireRecovery,
  signInWithPasskey,
  signInWithPassword,
  startPasskeySignIn,
  startRecoveryPasskey,
} from './index.ts'

const setting = aSetting()
const newPassword = { kind: 'password', password: 'ช้างม้าวัวควาย นกกา' } as const

/** The tokens of the letters written so far, the newest first. */
async function mailedTokens(db: Db): Promise<string[]> {
  const letters = await db.read.selectFrom('mail').select(['body']).orderBy('id', 'desc').execute()
  return letters.flatMap(
    ({ body }) => /\/sign-in\/recovery\/([\w-]{43})/.exec(body ?? '')?.slice(1) ?? [],
  )
}

/** Asks for a link and takes it from the mailbox. */
async function linkFor(db: Db, email: string, now = monday): Promise<string> {
  await askRecovery(db, setting, email, stranger(now))
  await answerRecoveries(db, setting, now)
  return (await mailedTokens(db))[0] as string
}

test('asking answers the same whoever exists, and only people get a letter', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const [sample, erased] = [await add(db, 'Sample', true), await add(db, 'Erased')]
    await db.read
      .updateTable('person')
      .set({ erased_at: monday })
      .where('id', '=', erased.id)
      .execute()
    const emails = [somying.email, 'nobody@example.go.th', sample.email, erased.email, 'no address']
    const answers = []
    for (const email of emails) {
      answers.push(await askRecovery(db, setting, email, stranger()))
      // The same is done for each: one row, and nothing of it before the post comes.
      expect(await db.read.selectFrom('mail').selectAll().execute()).toEqual([])
    }
    expect(new Set(answers)).toEqual(new Set([undefined]))
    expect(await db.read.selectFrom('recovery_request').select('id').execute()).toHaveLength(5)

    expect(await answerRecoveries(db, setting, after(1))).toBe(1)

    const letters = await db.read.selectFrom('mail').selectAll().execute()
    expect(letters).toMatchObject([
      {
        recipient: somying.email,
        subject: 'ลิงก์กลับเข้าใช้ หลักเมือง',
        body: expect.stringContaining('https://lakmueang.example/sign-in/recovery/'),
      },
    ])
    expect(await db.read.selectFrom('recovery_request').selectAll().execute()).toEqual([])
    expect(await answerRecoveries(db, setting, after(2))).toBe(0)
  }))

test('three letters in a quarter of an hour are enough, for nobody too', () =>
  withDb(async (db) => {
    await add(db, 'Somying')
    for (const email of ['somying@example.go.th', 'nobody@example.go.th']) {
      for (let i = 0; i < 3; i++) await askRecovery(db, setting, email, stranger())
      const refused = await problemOf(askRecovery(db, setting, email, stranger(after(5))))
      expect(refused.kind.type).toBe('too-many-attempts')
      expect(refused.facts.headers).toEqual({ 'retry-after': '600' })
    }
    // Asking uses up no try of signing in.
    const guess = { email: 'somying@example.go.th', password: 'x' }
    expect(await refusalOf(signInWithPassword(db, setting, guess, stranger()))).toBe(
      'wrong-credentials',
    )
  }))

test('a link sets a new password, lets in, and ends everything before it', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const mandate = await entrust(db, somying, 'data-steward', khonKaen)
    await givePassword(db, somying.id)
    const typed = { email: somying.email, password: goodPassword }
    await signInWithPassword(db, setting, typed, stranger())
    const first = await linkFor(db, somying.email)
    const second = await linkFor(db, somying.email, after(1))
    await requireRecovery(db, first, after(2))

    const entered = await recover(db, setting, second, newPassword, stranger(after(2)))

    expect(entered).toMatchObject({ person: somying, session: { mandateId: mandate.id } })
    expect(await listSessions(db.read, somying.id, after(2))).toEqual([entered.session])
    expect(await refusalOf(recover(db, setting, first, newPassword, stranger(after(2))))).toBe(
      'link-used',
    )
    expect(await refusalOf(signInWithPassword(db, setting, typed, stranger(after(2))))).toBe(
      'wrong-credentials',
    )
    const now = { ...typed, password: newPassword.password }
    await signInWithPassword(db, setting, now, stranger(after(2)))
    expect((await recorded(db)).filter((line) => line.includes('recovery'))).toEqual([
      'person done recovery.use person',
    ])
    const letters = await db.read.selectFrom('mail').select('subject').orderBy('id').execute()
    expect(letters.at(-1)?.subject).toBe('กลับเข้าใช้ด้วยลิงก์จากอีเมล: หลักเมือง')
  }))

test('a link gets in also past the limit of wrong passwords', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    await givePassword(db, somying.id)
    const guess = { email: somying.email, password: 'x' }
    for (let i = 0; i < 11; i++) await refusalOf(signInWithPassword(db, setting, guess, stranger()))
    const token = await linkFor(db, somying.email)
    expect(await recover(db, setting, token, newPassword, stranger())).toMatchObject({
      person: somying,
    })
  }))

test('a link that is wrong, used or older than an hour says so and nothing else', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const token = await linkFor(db, somying.email)
    const tryIt = (with_: string, now = monday) =>
      refusalOf(recover(db, setting, with_, newPassword, stranger(now)))
    for (const wrong of ['', 'x', `${token}x`, 'a'.repeat(43)])
      expect(await tryIt(wrong)).toBe('link-unknown')
    expect(await tryIt(token, after(60))).toBe('link-expired')
    expect(await refusalOf(startRecoveryPasskey(db, setting, token, after(60)))).toBe(
      'link-expired',
    )
    const weak = { kind: 'password', password: 'short' } as const
    expect(await refusalOf(recover(db, setting, token, weak, stranger()))).toBe('weak-password')
    await recover(db, setting, token, newPassword, stranger(after(59)))
    expect(await tryIt(token)).toBe('link-used')
  }))

test('a link of somebody who has been erased since is not known', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const token = await linkFor(db, somying.email)
    await db.read.updateTable('person').set({ erased_at: monday }).execute()
    expect(await refusalOf(recover(db, setting, token, newPassword, stranger()))).toBe(
      'link-unknown',
    )
  }))

test('a link can set a passkey instead', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const token = await linkFor(db, somying.email)
    const authenticator = makeAuthenticator(setting.publicUrl)
    const response = authenticator.create(await startRecoveryPasskey(db, setting, token, monday))
    await recover(db, setting, token, { kind: 'passkey', response, label: 'มือถือ' }, stranger())
    const asked = authenticator.get(await startPasskeySignIn(db, setting, monday))
    expect(await signInWithPasskey(db, setting, asked, stranger())).toMatchObject({
      person: somying,
    })
  }))
