import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  atTheDoor,
  door,
  goAndReturn,
  provider,
  setting,
  settingsOf,
  signIn,
  somyingAtDoor,
} from '../../../test/identity/at-the-door.ts'
import { add, after, entrust, khonKaen, monday } from '../../../test/identity/people.ts'
import { problemOf, recorded, refusalOf, stranger } from '../../../test/identity/sign-in.ts'
import type { Mischief } from '../../../test/support/oidc-provider.ts'
import { withDb } from '../../../test/support/with-db.ts'
import { finishOidc, listIdentities, makeProvider, startOidc, sweepSignIn } from './index.ts'
import { makeRoundTrip, takeRoundTrip } from './oidc-state.ts'

atTheDoor()

test('the round trip asks for a code with PKCE, nonce and state, and keeps none of them', () =>
  withDb(async (db) => {
    const { url, binding, expiresAt } = await startOidc(
      db,
      setting,
      provider,
      { kind: 'sign-in' },
      stranger(),
    )
    const asked = Object.fromEntries(new URL(url).searchParams)
    expect(asked).toEqual({
      client_id: 'lakmueang',
      response_type: 'code',
      redirect_uri: 'https://lakmueang.example/sign-in/providers/thaid/callback',
      scope: 'openid profile email',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    expect(expiresAt).toEqual(after(10))
    const kept = await sql<{ row: string }>`select oidc_state::text as row from oidc_state`.execute(
      db.read,
    )
    expect(kept.rows).toHaveLength(1)
    for (const secret of [asked.state, asked.nonce, asked.code_challenge, binding]) {
      expect(kept.rows[0]?.row).not.toContain(secret)
      const bytes = Buffer.from(secret as string, 'base64url').toString('hex')
      expect(kept.rows[0]?.row).not.toContain(bytes)
    }
  }))

test('an address that the provider has verified links its account once; from then on it is the subject that counts', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const mandate = await entrust(db, somying, 'data-steward', khonKaen)
    const first = await signIn(db)
    expect(first).toMatchObject({
      person: somying,
      session: { method: 'oidc', mandateId: mandate.id },
    })
    door.user = { ...somyingAtDoor, email: 'another@example.go.th' }
    expect(await signIn(db, stranger(after(1)))).toMatchObject({ person: somying })
    door.user = { ...somyingAtDoor, sub: 'u-2', pid: '1234567890139' }
    // Another subject with the same verified address is the same account's second identity.
    expect(await signIn(db, stranger(after(2)))).toMatchObject({ person: somying })

    const identities = await listIdentities(db.read, somying.id)
    expect(identities).toEqual([
      { issuer: door.issuer, subject: 'u-2', linkedAt: after(2), lastUsedAt: after(2) },
      { issuer: door.issuer, subject: 'u-1', linkedAt: monday, lastUsedAt: after(1) },
    ])
    expect((await recorded(db)).slice(0, 3)).toEqual([
      'person done identity.link identity',
      'person done sign-in.oidc session',
      'person done sign-in.oidc session',
    ])
    const mail = await db.read.selectFrom('mail').select('subject').execute()
    expect(mail).toHaveLength(2)
  }))

test('an address alone proves nothing: unverified, a sample’s or nobody’s get one answer', () =>
  withDb(async (db) => {
    await add(db, 'Somying')
    await add(db, 'Sample', true)
    const answers = []
    for (const user of [
      { sub: 'u-1', email: 'somying@example.go.th', email_verified: false },
      { sub: 'u-1', email: 'somying@example.go.th', email_verified: 'true' },
      { sub: 'u-1', email: 'somying@example.go.th' },
      { sub: 'u-1', email: 'nobody@example.go.th', email_verified: true },
      { sub: 'u-1', email: 'sample@example.go.th', email_verified: true },
      { sub: 'u-1' },
    ]) {
      door.user = user
      const { kind, facts } = await problemOf(signIn(db))
      answers.push(JSON.stringify({ kind, facts }))
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('identity-not-linked')
    expect(await db.read.selectFrom('oidc_identity').selectAll().execute()).toEqual([])
  }))

test('a citizen’s number is kept only as a keyed hash, and knows its owner under a new subject', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    await signIn(db)
    const kept = await sql<{ row: string }>`
      select oidc_identity::text as row from oidc_identity`.execute(db.read)
    expect(kept.rows[0]?.row).not.toContain('1234567890121')
    // The provider now calls the same citizen otherwise, and tells no address.
    door.user = { sub: 'u-9', pid: '1-2345-67890-12-1' }
    expect(await signIn(db)).toMatchObject({ person: somying })
    expect(await listIdentities(db.read, somying.id)).toMatchObject([{ subject: 'u-9' }])
    // A subject that is suddenly another citizen is nobody we know.
    door.user = { ...somyingAtDoor, sub: 'u-9', pid: '1234567890139' }
    expect(await refusalOf(signIn(db))).toBe('identity-not-linked')
  }))

test('what the ID token leaves out is asked of userinfo', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    door.later = ['email', 'email_verified', 'given_name', 'pid']
    expect(await signIn(db)).toMatchObject({ person: somying })
  }))

test.each<[string, Mischief]>([
  ['a wrong nonce', { nonce: 'another' }],
  ['a wrong issuer in the token', { issuer: 'https://evil.example' }],
  ['a wrong issuer in the callback', { callbackIssuer: 'https://evil.example' }],
  ['a token for somebody else', { audience: 'another-client' }],
  ['a token signed by another key', { signedBy: 'another key' }],
  ['a token signed by nobody', { signedBy: 'nobody' }],
  ['a token that has expired', { expired: true }],
  ['a refusal at the provider', { denies: true }],
  ['a refusal of the code', { tokenStatus: 400 }],
])('%s ends in the one answer, and opens nothing', (_what, mischief) =>
  withDb(async (db) => {
    await add(db, 'Somying')
    door.mischief = mischief
    const back = await goAndReturn(db)
    const refused = await problemOf(finishOidc(db, setting, provider, back, stranger()))
    expect(refused.kind).toMatchObject({ type: 'provider-refused', status: 403 })
    expect(refused.facts).toEqual({ detail: expect.objectContaining({ th: expect.any(String) }) })
    expect(await db.read.selectFrom('session').selectAll().execute()).toEqual([])
    // And the round trip is used up: the honest answer that comes after is of no use.
    door.mischief = {}
    expect(await refusalOf(finishOidc(db, setting, provider, back, stranger()))).toBe(
      'provider-refused',
    )
    expect(await signIn(db)).toBeDefined()
  }),
)

test('state, code and browser are of one round trip, once, within ten minutes', () =>
  withDb(async (db) => {
    await add(db, 'Somying')
    const finish = (back: { query: string; binding: string }, visit = stranger()) =>
      refusalOf(finishOidc(db, setting, provider, back, visit))

    const used = await goAndReturn(db)
    await finishOidc(db, setting, provider, used, stranger())
    expect(await finish(used)).toBe('provider-refused')

    // A used code under a fresh state.
    const fresh = await goAndReturn(db)
    const code = new URLSearchParams(used.query).get('code') as string
    const replayed = new URLSearchParams(fresh.query)
    replayed.set('code', code)
    expect(await finish({ ...fresh, query: `?${replayed}` })).toBe('provider-refused')

    // A code of somebody else's round trip: PKCE and nonce do not fit.
    const [mine, theirs] = [await goAndReturn(db), await goAndReturn(db)]
    const injected = new URLSearchParams(mine.query)
    injected.set('code', new URLSearchParams(theirs.query).get('code') as string)
    expect(await finish({ ...mine, query: `?${injected}` })).toBe('provider-refused')

    // An attacker's whole callback in a victim's browser.
    expect(await finish({ ...theirs, binding: mine.binding })).toBe('provider-refused')
    expect(await finish({ ...(await goAndReturn(db)), binding: '' })).toBe('provider-refused')

    const late = await goAndReturn(db)
    expect(await finish(late, stranger(after(10)))).toBe('provider-refused')
    for (const query of ['', '?', '?state=x&code=y', `?state=${'a'.repeat(43)}&code=y`])
      expect(await finish({ query, binding: mine.binding })).toBe('provider-refused')
    // What never came back, or without a browser to belong to, is swept.
    expect(await db.transaction((tx) => sweepSignIn(tx, after(9)))).toBe(0)
    expect(await db.transaction((tx) => sweepSignIn(tx, after(10)))).toBe(1)
  }))

test('a round trip that comes back to another browser is taken away before the provider is asked', () =>
  withDb(async (db) => {
    const intent = { kind: 'sign-in' } as const
    const begin = () => makeRoundTrip(db.read, door.issuer, intent, monday)
    const [mine, theirs] = [await begin(), await begin()]
    const mixed = { state: mine.state, binding: theirs.binding }
    expect(await takeRoundTrip(db.read, door.issuer, mixed, monday)).toBeUndefined()
    expect(await takeRoundTrip(db.read, door.issuer, mine, monday)).toBeUndefined()
    expect(await takeRoundTrip(db.read, door.issuer, theirs, monday)).toEqual(intent)
  }))

test('a round trip to one provider does not come back from another', () =>
  withDb(async (db) => {
    await add(db, 'Somying')
    const other = makeProvider({ ...settingsOf(door), issuer: `${door.issuer}/` }, fetch)
    const back = await goAndReturn(db)
    expect(await refusalOf(finishOidc(db, setting, other, back, stranger()))).toBe(
      'provider-refused',
    )
  }))

test('a provider that cannot be reached is said to be so, and is asked again', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    let isDown = true
    const shaky = makeProvider(settingsOf(door), async (...asked) => {
      if (isDown) throw new TypeError('fetch failed')
      return fetch(...asked)
    })
    const start = () => startOidc(db, setting, shaky, { kind: 'sign-in' }, stranger())
    const refused = await problemOf(start())
    expect(refused.kind).toMatchObject({ type: 'provider-unavailable', status: 503 })
    expect(refused.facts.headers).toEqual({ 'retry-after': '30' })
    isDown = false
    const { url, binding } = await start()
    const back = { query: await door.visit(url), binding }
    isDown = true
    expect(await refusalOf(finishOidc(db, setting, shaky, back, stranger()))).toBe(
      'provider-unavailable',
    )
    isDown = false
    door.mischief = { tokenStatus: 502 }
    expect(await refusalOf(signIn(db))).toBe('provider-unavailable')
    door.mischief = {}
    expect(await signIn(db)).toMatchObject({ person: somying })
  }))
