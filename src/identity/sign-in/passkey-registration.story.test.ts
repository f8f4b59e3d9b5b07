import { generateKeyPairSync } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { atHome, setting, signIn, withPasskey } from '../../../test/identity/passkeys.ts'
import { add, after, entrust, khonKaen, monday } from '../../../test/identity/people.ts'
import { recorded, refusalOf, stranger } from '../../../test/identity/sign-in.ts'
import {
  type Authenticator,
  type Meddling,
  makeAuthenticator,
} from '../../../test/support/authenticator.ts'
import { withDb } from '../../../test/support/with-db.ts'
import { findSession } from '../session/queries.ts'
import {
  addPasskey,
  listPasskeys,
  removePasskey,
  signInWithPasskey,
  startPasskey,
  startPasskeySignIn,
} from './index.ts'

test('a passkey is made for the account signed in to, and opens it without saying who one is', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const mandate = await entrust(db, somying, 'data-steward', khonKaen)
    const authenticator = makeAuthenticator(setting.publicUrl)
    const visit = await atHome(db, somying)
    const options = await startPasskey(db, setting, visit)
    expect(options).toMatchObject({
      rp: { id: 'lakmueang.example', name: 'หลักเมือง' },
      user: { name: somying.email, displayName: 'Somying' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(32)
    const response = authenticator.create(options)
    const added = await addPasskey(db, setting, { response, label: '  มือถือ ' }, visit)
    expect(added.session.method).toBe('passkey')

    const asked = await startPasskeySignIn(db, setting, after(30))
    expect(asked.allowCredentials ?? []).toEqual([])
    const entered = await signInWithPasskey(
      db,
      setting,
      authenticator.get(asked),
      stranger(after(30)),
    )

    expect(entered).toMatchObject({
      person: somying,
      session: { method: 'passkey', mandateId: mandate.id },
    })
    expect(await findSession(db.read, entered.token, after(30))).toEqual(entered.session)
    expect(await listPasskeys(db.read, somying.id)).toEqual([
      {
        id: response.id,
        label: 'มือถือ',
        madeAt: monday,
        lastUsedAt: after(30),
        backedUp: false,
      },
    ])
    expect(await recorded(db)).toEqual([
      'person done sign-in.password session',
      'person done passkey.add passkey',
      'person done sign-in.passkey session',
      'person done sign-in.passkey session',
    ])
  }))

test('an authenticator is told which passkeys there are, under one handle', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const { keys } = await withPasskey(db, somying)
    const visit = await atHome(db, somying)
    const options = await startPasskey(db, setting, visit)
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([
      keys[0]?.id.toString('base64url'),
    ])
    expect(options.user.id).toBe(keys[0]?.userHandle)
  }))

test.each<[string, Meddling]>([
  ['another site', { origin: 'https://lakmueang.example.evil.example' }],
  ['another party', { rpId: 'evil.example' }],
  ['another ceremony', { type: 'webauthn.get' }],
  ['another challenge', { challenge: Buffer.alloc(32, 1).toString('base64url') }],
  ['a user who was not verified', { userVerified: false }],
])('a registration of %s is refused, and its challenge is gone', (_what, meddling) =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const visit = await atHome(db, somying)
    const options = await startPasskey(db, setting, visit)
    const authenticator = makeAuthenticator(setting.publicUrl)
    const add1 = (response: ReturnType<Authenticator['create']>) =>
      addPasskey(db, setting, { response, label: 'x' }, visit)
    expect(await refusalOf(add1(authenticator.create(options, meddling)))).toBe('passkey-not-added')
    if (meddling.challenge === undefined)
      expect(await refusalOf(add1(authenticator.create(options)))).toBe('passkey-not-added')
    expect(await listPasskeys(db.read, somying.id)).toEqual([])
  }),
)

test('a passkey that vouches for itself is taken; one with certificates is refused unasked', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const authenticator = makeAuthenticator(setting.publicUrl)
    const visit = await atHome(db, somying)
    const outward = vi.spyOn(globalThis, 'fetch')
    const certified = authenticator.create(await startPasskey(db, setting, visit), {
      attestation: 'certified',
    })
    expect(
      await refusalOf(addPasskey(db, setting, { response: certified, label: 'x' }, visit)),
    ).toBe('passkey-not-added')
    const packed = authenticator.create(await startPasskey(db, setting, visit), {
      attestation: 'packed',
    })
    await addPasskey(db, setting, { response: packed, label: '' }, visit)
    expect(await listPasskeys(db.read, somying.id)).toMatchObject([{ label: 'Passkey' }])
    expect(outward).not.toHaveBeenCalled()
    outward.mockRestore()
  }))

test('a registration is good once, for who began it, within five minutes, for one person', () =>
  withDb(async (db) => {
    const [somying, somsak] = [await add(db, 'Somying'), await add(db, 'Somsak')]
    const [here, there] = [await atHome(db, somying), await atHome(db, somsak)]
    const authenticator = makeAuthenticator(setting.publicUrl)
    const finish = (response: ReturnType<Authenticator['create']>, visit: typeof here) =>
      refusalOf(addPasskey(db, setting, { response, label: 'x' }, visit))

    const stolen = authenticator.create(await startPasskey(db, setting, here))
    expect(await finish(stolen, there)).toBe('passkey-not-added')
    const late = authenticator.create(await startPasskey(db, setting, here))
    expect(await finish(late, { ...here, now: after(5) })).toBe('passkey-not-added')

    const good = authenticator.create(await startPasskey(db, setting, here))
    await addPasskey(db, setting, { response: good, label: 'x' }, here)
    expect(await finish(good, here)).toBe('passkey-not-added')
    // The id of somebody's passkey, under a key of one's own.
    const id = Buffer.from(good.id, 'base64url')
    const taken = authenticator.create(await startPasskey(db, setting, there), { id })
    expect(await finish(taken, there)).toBe('passkey-not-added')
    expect(await listPasskeys(db.read, somsak.id)).toEqual([])
  }))

test('adding and removing need a recent sign-in, and are not for samples', () =>
  withDb(async (db) => {
    const [somying, sample] = [await add(db, 'Somying'), await add(db, 'Sample', true)]
    const visit = await atHome(db, somying)
    const old = { ...visit, now: after(11) }
    expect(await refusalOf(startPasskey(db, setting, old))).toBe('sign-in-again')
    expect(await refusalOf(removePasskey(db, setting, 'x', old))).toBe('sign-in-again')
    expect(await refusalOf(removePasskey(db, setting, 'x', stranger()))).toBe('sign-in-needed')
    const asSample = await atHome(db, sample)
    expect(await refusalOf(removePasskey(db, setting, 'x', asSample))).toBe('not-permitted')
  }))

test.each<[string, Meddling]>([
  ['another site', { origin: 'https://evil.example' }],
  ['another party', { rpId: 'evil.example' }],
  ['another ceremony', { type: 'webauthn.create' }],
  ['another challenge', { challenge: Buffer.alloc(32, 1).toString('base64url') }],
  ['a user who was not verified', { userVerified: false }],
  ['somebody else’s handle', { userHandle: Buffer.alloc(32, 1).toString('base64url') }],
  ['another key', { signedBy: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
])('signing in for %s is refused', (_what, meddling) =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const authenticator = await withPasskey(db, somying)
    expect(await refusalOf(signIn(db, authenticator, meddling))).toBe('passkey-refused')
    expect(await signIn(db, authenticator)).toMatchObject({ person: somying })
  }),
)
