import { expect, test } from 'vitest'
import {
  atTheDoor,
  door,
  goAndReturn,
  provider,
  setting,
  signIn,
} from '../../../test/identity/at-the-door.ts'
import { add, after } from '../../../test/identity/people.ts'
import {
  givePassword,
  goodPassword,
  holding,
  recorded,
  refusalOf,
  stranger,
} from '../../../test/identity/sign-in.ts'
import { withDb } from '../../../test/support/with-db.ts'
import { finishOidc, listIdentities, signInWithPassword, unlinkIdentity } from './index.ts'

atTheDoor()

test('an account is linked by whoever is signed in to it, and to nobody else’s identity', () =>
  withDb(async (db) => {
    const [somying, somsak] = [await add(db, 'Somying'), await add(db, 'Somsak')]
    for (const { id } of [somying, somsak]) await givePassword(db, id)
    const enter = async (email: string) =>
      holding(
        db,
        await signInWithPassword(db, setting, { email, password: goodPassword }, stranger()),
      )
    const [here, there] = [await enter(somying.email), await enter(somsak.email)]
    door.user = { sub: 'u-7', name: 'Somebody' }

    const stolen = await goAndReturn(db, { kind: 'link' }, here)
    for (const visit of [there, stranger()])
      expect(await refusalOf(finishOidc(db, setting, provider, stolen, visit))).toBe(
        'provider-refused',
      )
    const back = await goAndReturn(db, { kind: 'link' }, here)
    expect(await finishOidc(db, setting, provider, back, here)).toMatchObject({ person: somying })
    const taken = await goAndReturn(db, { kind: 'link' }, there)
    expect(await refusalOf(finishOidc(db, setting, provider, taken, there))).toBe('identity-taken')
    expect(await listIdentities(db.read, somsak.id)).toEqual([])
    const old = { ...there, now: after(11) }
    expect(await refusalOf(goAndReturn(db, { kind: 'link' }, old))).toBe('sign-in-again')
    expect(await refusalOf(goAndReturn(db, { kind: 'link' }))).toBe('sign-in-needed')
  }))

test('an identity is unlinked by its owner, but for the last way in', () =>
  withDb(async (db) => {
    const [somying, somsak] = [await add(db, 'Somying'), await add(db, 'Somsak')]
    await givePassword(db, somsak.id)
    const here = await holding(db, await signIn(db))
    const identity = { issuer: door.issuer, subject: 'u-1' }
    const typed = { email: somsak.email, password: goodPassword }
    const there = await holding(db, await signInWithPassword(db, setting, typed, stranger()))
    expect(await refusalOf(unlinkIdentity(db, setting, identity, there))).toBe('no-such-identity')
    expect(await refusalOf(unlinkIdentity(db, setting, identity, here))).toBe('last-way-in')
    await givePassword(db, somying.id)
    await unlinkIdentity(db, setting, identity, here)
    expect(await listIdentities(db.read, somying.id)).toEqual([])
    expect((await recorded(db)).at(-1)).toBe('person done identity.unlink identity')
  }))

test('wrong passwords never keep a provider’s people out', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const guess = { email: somying.email, password: 'wrong wrong wrong' }
    for (let i = 0; i < 11; i++) await refusalOf(signInWithPassword(db, setting, guess, stranger()))
    expect(await signIn(db)).toMatchObject({ person: somying })
  }))
