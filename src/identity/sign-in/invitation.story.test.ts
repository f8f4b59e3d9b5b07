import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  byPassword,
  executive,
  mailedToken,
  setting,
  steward,
} from '../../../test/identity/invitations.ts'
import { after, khonKaen, monday, phuket } from '../../../test/identity/people.ts'
import { goodPassword, recorded, refusalOf, stranger } from '../../../test/identity/sign-in.ts'
import { makeAuthenticator } from '../../../test/support/authenticator.ts'
import { withDb } from '../../../test/support/with-db.ts'
import { listMandates } from '../people/mandate-queries.ts'
import { findPersonByEmail } from '../people/queries.ts'
import {
  acceptInvitation,
  invite,
  listInvitations,
  readInvitation,
  signInWithPasskey,
  signInWithPassword,
  startInvitedPasskey,
  startPasskeySignIn,
  sweepSignIn,
} from './index.ts'

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
