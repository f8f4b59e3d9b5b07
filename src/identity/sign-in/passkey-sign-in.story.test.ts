import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { atHome, setting, signIn, withPasskey } from '../../../test/identity/passkeys.ts'
import { add, after, monday } from '../../../test/identity/people.ts'
import {
  givePassword,
  holding,
  recorded,
  refusalOf,
  stranger,
} from '../../../test/identity/sign-in.ts'
import { withDb } from '../../../test/support/with-db.ts'
import {
  addPasskey,
  removePasskey,
  signInWithPasskey,
  signInWithPassword,
  startPasskey,
  startPasskeySignIn,
  sweepSignIn,
} from './index.ts'

test('an answer is good once, within five minutes; whatever is wrong gets the same answer', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const authenticator = await withPasskey(db, somying)
    const options = await startPasskeySignIn(db, setting, monday)
    const answer = authenticator.get(options)
    const tryIt = (now: Date) => refusalOf(signInWithPasskey(db, setting, answer, stranger(now)))

    await signInWithPasskey(db, setting, answer, stranger())
    expect(await tryIt(monday)).toBe('passkey-refused')
    const late = authenticator.get(await startPasskeySignIn(db, setting, monday))
    expect(await refusalOf(signInWithPasskey(db, setting, late, stranger(after(5))))).toBe(
      'passkey-refused',
    )
    const unknown = { ...authenticator.get(await startPasskeySignIn(db, setting, monday)) }
    unknown.id = unknown.rawId = Buffer.alloc(32, 9).toString('base64url')
    expect(await refusalOf(signInWithPasskey(db, setting, unknown, stranger()))).toBe(
      'passkey-refused',
    )
    const rubbish = { ...answer, response: { ...answer.response, clientDataJSON: 'e30' } }
    expect(await refusalOf(signInWithPasskey(db, setting, rubbish, stranger()))).toBe(
      'passkey-refused',
    )
  }))

test('an answer that was listened to is of no use, also where the authenticator does not count', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const authenticator = await withPasskey(db, somying, { counts: false })
    const answer = authenticator.get(await startPasskeySignIn(db, setting, monday))
    await signInWithPasskey(db, setting, answer, stranger())
    expect(await refusalOf(signInWithPasskey(db, setting, answer, stranger()))).toBe(
      'passkey-refused',
    )
  }))

test('a challenge for registering does not sign in, and the other way round', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const authenticator = await withPasskey(db, somying)
    const visit = await atHome(db, somying)
    const registering = await startPasskey(db, setting, visit)
    const crossed = authenticator.get({
      challenge: registering.challenge,
      rpId: 'lakmueang.example',
    })
    expect(await refusalOf(signInWithPasskey(db, setting, crossed, stranger()))).toBe(
      'passkey-refused',
    )
    const { challenge } = await startPasskeySignIn(db, setting, monday)
    const response = authenticator.create({ ...registering, challenge })
    expect(await refusalOf(addPasskey(db, setting, { response, label: 'x' }, visit))).toBe(
      'passkey-not-added',
    )
  }))

test('an authenticator that counts backwards is a copy, and on record', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const authenticator = await withPasskey(db, somying)
    await signIn(db, authenticator)
    await signIn(db, authenticator)
    const key = authenticator.keys[0]
    if (!key) throw new Error('no key')
    key.counter = 0
    expect(await refusalOf(signIn(db, authenticator))).toBe('passkey-refused')
    expect((await recorded(db)).at(-1)).toBe('anonymous denied sign-in.passkey person')
    key.counter = 7
    await signIn(db, authenticator)
  }))

test('an authenticator that does not count is taken as it is', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const authenticator = await withPasskey(db, somying, { counts: false })
    await signIn(db, authenticator)
    expect(await signIn(db, authenticator)).toMatchObject({ person: somying })
  }))

test('wrong passwords never keep a passkey out', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const authenticator = await withPasskey(db, somying)
    const guess = { email: somying.email, password: 'wrong wrong wrong' }
    for (let i = 0; i < 11; i++) await refusalOf(signInWithPassword(db, setting, guess, stranger()))
    expect(await refusalOf(signInWithPassword(db, setting, guess, stranger()))).toBe(
      'too-many-attempts',
    )
    expect(await signIn(db, authenticator)).toMatchObject({ person: somying })
  }))

test('a passkey that is removed opens nothing; the last way in stays', () =>
  withDb(async (db) => {
    const [somying, somsak] = [await add(db, 'Somying'), await add(db, 'Somsak')]
    const authenticator = await withPasskey(db, somying)
    const id = authenticator.keys[0]?.id.toString('base64url') as string
    const there = await atHome(db, somsak)
    expect(await refusalOf(removePasskey(db, setting, id, there))).toBe('no-such-passkey')
    const visit = await holding(db, await signIn(db, authenticator))
    await db.read.deleteFrom('password').where('person_id', '=', somying.id).execute()
    expect(await refusalOf(removePasskey(db, setting, id, visit))).toBe('last-way-in')
    await givePassword(db, somying.id)
    await removePasskey(db, setting, id, visit)
    expect(await refusalOf(signIn(db, authenticator))).toBe('passkey-refused')
    expect((await recorded(db)).at(-1)).toBe('person done passkey.remove passkey')
  }))

test('challenges are kept as hashes only, and not for long', () =>
  withDb(async (db) => {
    const { challenge } = await startPasskeySignIn(db, setting, monday)
    const kept = await sql<{ row: string }>`
      select passkey_challenge::text as row from passkey_challenge`.execute(db.read)
    expect(kept.rows).toHaveLength(1)
    expect(kept.rows[0]?.row).not.toContain(challenge)
    expect(kept.rows[0]?.row).not.toContain(Buffer.from(challenge, 'base64url').toString('hex'))
    expect(await db.transaction((tx) => sweepSignIn(tx, after(4)))).toBe(0)
    expect(await db.transaction((tx) => sweepSignIn(tx, after(5)))).toBe(1)
  }))
