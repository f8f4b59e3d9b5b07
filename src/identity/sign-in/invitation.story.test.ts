import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  actBy,
  add,
  after,
  entrust,
  khonKaen,
  monday,
  phuket,
  programme,
} from '../../../test/identity/people.ts'
import {
  aSetting,
  givePassword,
  goodPassword,
  holding,
  recorded,
  refusalOf,
  stranger,
} from '../../../test/identity/sign-in.ts'
import { makeAuthenticator } from '../../../test/support/authenticator.ts'
import { startProvider, type TestProvider } from '../../../test/support/oidc-provider.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import { listMandates } from '../people/mandate-queries.ts'
import { findPersonByEmail } from '../people/queries.ts'
import {
  acceptInvitation,
  acceptSignedIn,
  finishOidc,
  invite,
  listInvitations,
  makeProvider,
  type NewInvitation,
  readInvitation,
  signInWithPasskey,
  signInWithPassword,
  standardClaims,
  startInvitedPasskey,
  startOidc,
  startPasskeySignIn,
  sweepSignIn,
  withdrawInvitation,
} from './index.ts'

const setting = aSetting()
const steward: NewInvitation = {
  name: 'สมชาย ใจดี',
  email: 'Somchai@KhonKaen.go.th',
  lang: 'th',
  role: 'data-steward',
  scope: khonKaen,
  from: '2026-11-01',
  until: '2027-11-01',
  basis: 'คำสั่งเทศบาลที่ 12/2569',
}
const byPassword = { kind: 'password', password: goodPassword } as const

/** The executive of Khon Kaen, ready to act. */
async function executive(db: Db) {
  const person = await add(db, 'Executive')
  return actBy(person, await entrust(db, person, 'city-executive', khonKaen))
}

/** The token of the last letter's link. */
async function mailedToken(db: Db): Promise<string> {
  const letter = await db.read
    .selectFrom('mail')
    .select('body')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const token = /\/invitations\/([\w-]{43})/.exec(letter.body ?? '')?.[1]
  if (!token) throw new Error(`no link in: ${letter.body}`)
  return token
}

test('whoever accepts becomes a person with the mandate, signed in, in the inviter’s name', () =>
  withDb(async (db) => {
    const act = await executive(db)
    const invited = await invite(db, setting, steward, act)
    expect(invited).toMatchObject({ email: 'somchai@khonkaen.go.th', expiresAt: after(7 * 1440) })
    expect(await listInvitations(db.read, { scope: khonKaen }, monday)).toEqual([invited])
    expect(await listInvitations(db.read, { scope: phuket }, monday)).toEqual([])
    const letter = await db.read.selectFrom('mail').selectAll().executeTakeFirstOrThrow()
    expect(letter).toMatchObject({
      recipient: 'somchai@khonkaen.go.th',
      subject: 'คำเชิญเข้าใช้ หลักเมือง',
      body: expect.stringContaining('https://lakmueang.example/invitations/'),
    })
    const token = await mailedToken(db)
    expect(await readInvitation(db, token, after(1))).toEqual(invited)

    const entered = await acceptInvitation(db, setting, token, byPassword, stranger(after(2)))

    const person = await findPersonByEmail(db.read, 'somchai@khonkaen.go.th')
    const mandates = await listMandates(db.read, person?.id ?? '')
    const inviterId = act.actor.kind === 'person' ? act.actor.person.id : ''
    expect(person).toMatchObject({ name: 'สมชาย ใจดี', lang: 'th', sample: false })
    expect(mandates).toMatchObject([
      {
        role: 'data-steward',
        scope: khonKaen,
        from: '2026-11-01',
        until: '2027-11-01',
        basis: steward.basis,
        grantedBy: inviterId,
      },
    ])
    expect(entered).toMatchObject({
      person,
      session: { method: 'password', mandateId: mandates[0]?.id },
    })
    expect(await recorded(db)).toEqual([
      'person done people.invite invitation',
      'person done invitation.accept invitation',
      'person done mandate.grant mandate',
      'person done sign-in.password session',
    ])
    const typed = { email: 'somchai@khonkaen.go.th', password: goodPassword }
    expect(await signInWithPassword(db, setting, typed, stranger(after(3)))).toMatchObject({
      person,
    })
  }))

test('a link that is wrong, used or too old, or of another kind, says so and nothing else', () =>
  withDb(async (db) => {
    const act = await executive(db)
    await invite(db, setting, steward, act)
    const token = await mailedToken(db)
    const accept = (with_: string, now = monday) =>
      refusalOf(acceptInvitation(db, setting, with_, byPassword, stranger(now)))

    for (const wrong of ['', 'x', token.slice(1), token.toUpperCase(), 'a'.repeat(43)])
      expect(await accept(wrong)).toBe('link-unknown')
    expect(await accept(token, after(7 * 1440))).toBe('link-expired')
    expect(await refusalOf(readInvitation(db, token, after(7 * 1440)))).toBe('link-expired')
    await acceptInvitation(db, setting, token, byPassword, stranger())
    expect(await accept(token)).toBe('link-used')
    expect(await refusalOf(readInvitation(db, token, monday))).toBe('link-used')
    // A used and old link is forgotten, with what it said.
    expect(await db.transaction((tx) => sweepSignIn(tx, after(14 * 1440)))).toBe(1)
    expect(await accept(token)).toBe('link-unknown')
    expect(await db.read.selectFrom('invitation').selectAll().execute()).toEqual([])
  }))

test('two who accept at the same moment make one person', () =>
  withDb(async (db) => {
    await invite(db, setting, steward, await executive(db))
    const token = await mailedToken(db)
    const both = await Promise.allSettled(
      [1, 2].map(() => acceptInvitation(db, setting, token, byPassword, stranger())),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason.kind.type).toBe('link-used')
    expect(await db.read.selectFrom('password').select('person_id').execute()).toHaveLength(1)
  }))

test('a weak password leaves the link good; the link is kept as a hash only', () =>
  withDb(async (db) => {
    await invite(db, setting, steward, await executive(db))
    const token = await mailedToken(db)
    const weak = { kind: 'password', password: 'somchai@khonkaen.go.th' } as const
    expect(await refusalOf(acceptInvitation(db, setting, token, weak, stranger()))).toBe(
      'weak-password',
    )
    const kept = await sql<{ row: string }>`
      select one_time_link::text as row from one_time_link`.execute(db.read)
    expect(kept.rows[0]?.row).not.toContain(token)
    expect(kept.rows[0]?.row).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
    await acceptInvitation(db, setting, token, byPassword, stranger())
  }))

test('an invitation is accepted with a passkey made for its link, and no other', () =>
  withDb(async (db) => {
    const act = await executive(db)
    await invite(db, setting, steward, act)
    const token = await mailedToken(db)
    await invite(db, setting, { ...steward, email: 'other@khonkaen.go.th' }, act)
    const otherToken = await mailedToken(db)
    const authenticator = makeAuthenticator(setting.publicUrl)
    const options = await startInvitedPasskey(db, setting, token, monday)
    expect(options.user).toMatchObject({
      name: 'somchai@khonkaen.go.th',
      displayName: 'สมชาย ใจดี',
    })
    const response = authenticator.create(options)
    const chosen = { kind: 'passkey', response, label: 'มือถือ' } as const
    expect(await refusalOf(acceptInvitation(db, setting, otherToken, chosen, stranger()))).toBe(
      'passkey-not-added',
    )
    const again = authenticator.create(await startInvitedPasskey(db, setting, token, monday))
    const { person } = await acceptInvitation(
      db,
      setting,
      token,
      { ...chosen, response: again },
      stranger(),
    )
    authenticator.keys.shift()
    const asked = authenticator.get(await startPasskeySignIn(db, setting, monday))
    expect(await signInWithPasskey(db, setting, asked, stranger())).toMatchObject({ person })
  }))

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
