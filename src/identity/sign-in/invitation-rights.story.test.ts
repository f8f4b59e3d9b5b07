import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  byPassword,
  executive,
  mailedToken,
  setting,
  steward,
} from '../../../test/identity/invitations.ts'
import {
  actBy,
  add,
  entrust,
  khonKaen,
  monday,
  phuket,
  programme,
} from '../../../test/identity/people.ts'
import {
  givePassword,
  goodPassword,
  holding,
  recorded,
  refusalOf,
  stranger,
} from '../../../test/identity/sign-in.ts'
import { startProvider, type TestProvider } from '../../../test/support/oidc-provider.ts'
import { withDb } from '../../../test/support/with-db.ts'
import {
  acceptInvitation,
  acceptSignedIn,
  finishOidc,
  invite,
  listInvitations,
  makeProvider,
  type NewInvitation,
  signInWithPassword,
  standardClaims,
  startOidc,
  withdrawInvitation,
} from './index.ts'

test('whoever has an account signs in to accept; an invitation never gives an account away', () =>
  withDb(async (db) => {
    const act = await executive(db)
    const [somying, somsak] = [await add(db, 'Somying'), await add(db, 'Somsak')]
    for (const { id } of [somying, somsak]) await givePassword(db, id)
    await invite(db, setting, { ...steward, email: somying.email, name: 'Somebody' }, act)
    const token = await mailedToken(db)
    const thief = { kind: 'password', password: 'ช้างม้าวัวควาย นกกา' } as const
    expect(await refusalOf(acceptInvitation(db, setting, token, thief, stranger()))).toBe(
      'sign-in-to-accept',
    )
    const enter = async (email: string) =>
      holding(
        db,
        await signInWithPassword(db, setting, { email, password: goodPassword }, stranger()),
      )
    expect(await refusalOf(acceptSignedIn(db, setting, token, stranger()))).toBe('sign-in-needed')
    expect(await refusalOf(acceptSignedIn(db, setting, token, await enter(somsak.email)))).toBe(
      'invited-other',
    )
    const visit = await enter(somying.email)
    const accepted = await acceptSignedIn(db, setting, token, visit)
    expect(accepted.person).toEqual(somying)
    expect(accepted.mandates).toMatchObject([{ role: 'data-steward', scope: khonKaen }])
    expect(accepted.token).not.toBe(visit.signedIn?.session.id)
    await expect(holding(db, { ...accepted, token: 'x' })).rejects.toThrow()
  }))

test('one may invite only to what one may grant, never oneself, and never as a sample', () =>
  withDb(async (db) => {
    const act = await executive(db)
    const tryIt = (change: Partial<NewInvitation>, by = act) =>
      refusalOf(invite(db, setting, { ...steward, ...change }, by))
    expect(await tryIt({ scope: phuket })).toBe('not-permitted')
    expect(await tryIt({ role: 'operator', scope: programme })).toBe('not-permitted')
    expect(await tryIt({ email: 'executive@example.go.th' })).toBe('mandate-to-self')
    expect(await tryIt({ email: 'x', name: '' })).toBe('invalid-person')
    expect(await tryIt({ until: '2026-10-01', basis: ' ' })).toBe('invalid-mandate')
    const officer = await add(db, 'Officer')
    const asOfficer = actBy(officer, await entrust(db, officer, 'programme-officer', programme))
    expect(await tryIt({ scope: { kind: 'city', id: 'atlantis' } }, asOfficer)).toBe(
      'no-such-scope',
    )
    // May invite anybody, but grants no office.
    expect(await tryIt({ role: 'operator', scope: programme }, asOfficer)).toBe('not-permitted')
    const sample = await add(db, 'Sample', true)
    const asSample = actBy(sample, await entrust(db, sample, 'programme-officer', programme))
    expect(await tryIt({}, asSample)).toBe('not-permitted')
    const nobody = { ...act, actor: { kind: 'anonymous', address: '192.0.2.1' } as const }
    expect(await tryIt({}, nobody)).toBe('sign-in-needed')
    expect(await db.read.selectFrom('mail').selectAll().execute()).toEqual([])
  }))

test('an invitation that is taken back is not known any more', () =>
  withDb(async (db) => {
    const act = await executive(db)
    const { id } = await invite(db, setting, steward, act)
    const token = await mailedToken(db)
    const other = await add(db, 'Other')
    const elsewhere = actBy(other, await entrust(db, other, 'city-executive', phuket))
    expect(await refusalOf(withdrawInvitation(db, id, elsewhere))).toBe('not-permitted')
    await withdrawInvitation(db, id, act)
    expect(await refusalOf(acceptInvitation(db, setting, token, byPassword, stranger()))).toBe(
      'link-unknown',
    )
    expect(await refusalOf(withdrawInvitation(db, id, act))).toBe('no-such-invitation')
    expect(await listInvitations(db.read, {}, monday)).toEqual([])
    expect((await recorded(db)).at(-1)).toBe('person done invitation.withdraw invitation')
  }))

let door: TestProvider
beforeAll(async () => {
  door = await startProvider()
})
afterAll(() => door.stop())

test('an invitation is accepted through a provider, whatever address that tells', () =>
  withDb(async (db) => {
    const act = await executive(db)
    await invite(db, setting, steward, act)
    const provider = makeProvider(
      {
        ...door,
        id: 'thaid',
        name: { th: 'ThaID', en: 'ThaID' },
        secretBy: 'basic',
        scopes: ['openid', 'pid'],
        claims: { ...standardClaims, citizenNumber: 'pid' },
      },
      fetch,
    )
    const goAndReturn = async (token: string, visit = stranger()) => {
      const wish = { kind: 'invitation', token } as const
      const { url, binding } = await startOidc(db, setting, provider, wish, visit)
      return { query: await door.visit(url), binding }
    }
    door.user = { sub: 'u-1', given_name: 'สมชาย', family_name: 'ใจดียิ่ง', pid: '1234567890121' }
    const token = await mailedToken(db)
    expect(await refusalOf(goAndReturn('a'.repeat(43)))).toBe('link-unknown')
    const [back, twice] = [await goAndReturn(token), await goAndReturn(token)]
    const entered = await finishOidc(db, setting, provider, back, stranger())
    expect(entered).toMatchObject({
      person: { name: 'สมชาย ใจดียิ่ง', email: 'somchai@khonkaen.go.th' },
      mandates: [{ role: 'data-steward' }],
      session: { method: 'oidc' },
    })
    expect(await refusalOf(finishOidc(db, setting, provider, twice, stranger()))).toBe('link-used')

    // The same person, invited again, comes back through the provider; somebody else's invitation is not theirs.
    await invite(db, setting, { ...steward, role: 'city-developer' }, act)
    const more = await finishOidc(
      db,
      setting,
      provider,
      await goAndReturn(await mailedToken(db)),
      stranger(),
    )
    expect(more.mandates.map(({ role }) => role).sort()).toEqual(['city-developer', 'data-steward'])
    await invite(db, setting, { ...steward, email: 'other@khonkaen.go.th' }, act)
    const others = await goAndReturn(await mailedToken(db))
    expect(await refusalOf(finishOidc(db, setting, provider, others, stranger()))).toBe(
      'invited-other',
    )
  }))
