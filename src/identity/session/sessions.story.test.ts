import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  actBy,
  add,
  after,
  entrust,
  khonKaen,
  monday,
  phuket,
} from '../../../test/identity/people.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import type { Mandate } from '../people/mandate.ts'
import type { Person } from '../people/person.ts'
import { revokeMandate } from '../people/revoke-mandate.ts'
import { permitsOn } from '../policy/permits.ts'
import { chooseMandate } from './choose-mandate.ts'
import { findSignedIn } from './find-signed-in.ts'
import { findSession, listSessions } from './queries.ts'
import {
  endAllSessions,
  endSession,
  renewSession,
  startSession,
  touchSession,
} from './start-session.ts'
import { sweepSessions } from './sweep.ts'

function signIn(db: Db, person: Person, mandate: Mandate | null = null, now = monday) {
  const facts = { method: 'password', agent: 'Firefox 143 on Windows' } as const
  return db.transaction((tx) => startSession(tx, person, mandate, now, facts))
}

/** Uses the session of a token at a moment, as a request does; whether it was alive. */
async function use(db: Db, token: string, now: Date): Promise<boolean> {
  const session = await findSession(db.read, token, now)
  if (session) await touchSession(db.read, session, now)
  return session !== undefined
}

test('a token opens the session it was given for; only its hash is kept', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const { token, session } = await signIn(db, somying)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await findSession(db.read, token, monday)).toEqual(session)
    for (const wrong of ['', 'x', `${token}x`, token.toLowerCase(), session.id, `lmt_${token}`])
      expect(await findSession(db.read, wrong, monday)).toBeUndefined()
    const kept = await sql<{ row: string }>`select session::text as row from session`.execute(
      db.read,
    )
    expect(kept.rows).toHaveLength(1)
    expect(kept.rows[0]?.row).not.toContain(token)
  }))

test('every sign-in has a token of its own, and one chosen before means nothing after', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const [first, second] = [await signIn(db, somying), await signIn(db, somying)]
    expect(first.token).not.toBe(second.token)
    expect(first.session.id).not.toBe(second.session.id)
    expect(await listSessions(db.read, somying.id, monday)).toHaveLength(2)
  }))

test('half an hour without use ends a session; use keeps it', () =>
  withDb(async (db) => {
    const { token } = await signIn(db, await add(db, 'Somying'))
    expect(await use(db, token, after(29.9))).toBe(true)
    expect(await use(db, token, after(59.8))).toBe(true)
    expect(await use(db, token, after(89.9))).toBe(false)
  }))

test('twelve hours end a session, however much it is used and renewed', () =>
  withDb(async (db) => {
    let { token } = await signIn(db, await add(db, 'Somying'))
    for (let minute = 20; minute < 720; minute += 20) {
      expect(await use(db, token, after(minute))).toBe(true)
      const renewed = await db.transaction((tx) => renewSession(tx, token, null, after(minute)))
      if (!renewed) throw new Error('not renewed')
      token = renewed.token
    }
    expect(await use(db, token, after(719.9))).toBe(true)
    expect(await use(db, token, after(720))).toBe(false)
    expect(await db.transaction((tx) => sweepSessions(tx, after(719.9)))).toBe(0)
    expect(await db.transaction((tx) => sweepSessions(tx, after(720)))).toBe(1)
  }))

test('use is written down at most once a minute', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const { token } = await signIn(db, somying)
    const lastUse = async () => (await listSessions(db.read, somying.id, monday))[0]?.lastUsedAt
    await use(db, token, after(0.9))
    expect(await lastUse()).toEqual(monday)
    const stale = await findSession(db.read, token, after(2))
    if (!stale) throw new Error('no session')
    await touchSession(db.read, stale, after(2))
    await touchSession(db.read, stale, after(2.5)) // as a request does that remembers the session for a second
    expect(await lastUse()).toEqual(after(2))
  }))

test('sessions are listed and ended by their owner only, one or all', () =>
  withDb(async (db) => {
    const [somying, somchai] = [await add(db, 'Somying'), await add(db, 'Somchai')]
    const [one, two, three] = [
      await signIn(db, somying),
      await signIn(db, somying, null, after(1)),
      await signIn(db, somying, null, after(2)),
    ]
    const other = await signIn(db, somchai)
    expect((await listSessions(db.read, somying.id, after(3))).map(({ id }) => id)).toEqual([
      three.session.id,
      two.session.id,
      one.session.id,
    ])
    expect(await endSession(db.read, somying.id, other.session.id)).toBe(false)
    expect(await endSession(db.read, somying.id, one.session.id)).toBe(true)
    expect(await findSession(db.read, one.token, after(3))).toBeUndefined()
    expect(await endAllSessions(db.read, somying.id, three.session.id)).toBe(1)
    expect(await endAllSessions(db.read, somying.id)).toBe(1)
    expect(await listSessions(db.read, somying.id, after(3))).toEqual([])
    expect(await findSession(db.read, other.token, after(3))).toEqual(other.session)
  }))

test('acting in another mandate gives a new token, and the old one opens nothing', () =>
  withDb(async (db) => {
    const somying = await add(db, 'Somying')
    const steward = await entrust(db, somying, 'data-steward', khonKaen)
    const developer = await entrust(db, somying, 'city-developer', phuket)
    const others = await entrust(db, await add(db, 'Somchai'), 'city-executive', khonKaen)
    const ended = await entrust(db, somying, 'resident', khonKaen, { until: '2026-11-02' })
    const { token } = await signIn(db, somying, steward)
    const choose = (id: string | null) => chooseMandate(db, token, id, actBy(somying, steward))
    await expect(choose(others.id)).rejects.toMatchObject({ kind: { type: 'no-such-mandate' } })
    await expect(choose(ended.id)).rejects.toMatchObject({ kind: { type: 'mandate-ended' } })

    const chosen = await choose(developer.id)
    expect(await findSession(db.read, token, monday)).toBeUndefined()
    await expect(choose(steward.id)).rejects.toMatchObject({ kind: { type: 'sign-in-needed' } })
    const signedIn = await findSignedIn(db.read, chosen.token, monday)
    expect(signedIn?.actor).toMatchObject({
      kind: 'person',
      person: somying,
      sessionId: chosen.session.id,
      mandate: developer,
    })
    expect(signedIn?.actor.mandates.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      steward,
      developer,
    ])
    await expect(signIn(db, somying, others)).rejects.toThrow('somebody else')
  }))

test('a mandate that ends takes its rights along at once, by revocation or by its last day', () =>
  withDb(async (db) => {
    const [somying, mayor] = [await add(db, 'Somying'), await add(db, 'Mayor')]
    const steward = await entrust(db, somying, 'data-steward', khonKaen)
    const executive = await entrust(db, mayor, 'city-executive', khonKaen)
    const { token } = await signIn(db, somying, steward)
    const mayWrite = async (now: Date) => {
      const signedIn = await findSignedIn(db.read, token, now)
      return signedIn && permitsOn(signedIn.actor, 'city-data.write', { city: 'khon-kaen' })
    }
    expect(await mayWrite(monday)).toBe(true)
    await revokeMandate(db, steward.id, 'ย้ายหน่วยงาน', actBy(mayor, executive, after(1)))
    // Asked with a clock that is behind: it must not bring the rights back.
    expect(await mayWrite(monday)).toBe(false)

    const lastDay = await entrust(db, somying, 'data-steward', khonKaen, { until: '2026-11-03' })
    const evening = new Date('2026-11-02T23:50:00+07:00')
    const late = await signIn(db, somying, lastDay, evening)
    const rights = async (now: Date) =>
      (await findSignedIn(db.read, late.token, now))?.actor.mandate
    expect(await rights(after(9, evening))).toEqual(lastDay)
    expect(await rights(after(10, evening))).toBeNull()
  }))
