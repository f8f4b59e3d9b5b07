import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  actBy,
  add,
  after,
  entrust,
  khonKaen,
  monday,
  programme,
} from '../../../test/identity/people.ts'
import { withDb } from '../../../test/support/with-db.ts'
import type { Db } from '../../store/db.ts'
import { searchAudit } from '../audit/index.ts'
import type { Act } from '../policy/actor.ts'
import { permitsOn } from '../policy/permits.ts'
import type { NewApiToken } from './api-token.ts'
import { issueToken } from './issue-token.ts'
import { revokeToken } from './revoke-token.ts'
import { findToken, listTokens, touchToken } from './token-queries.ts'

const space = { city: 'khon-kaen', organisations: ['khon-kaen-city-municipality'] }
const dayMinutes = 24 * 60

async function addTenants(db: Db): Promise<void> {
  await sql`insert into tenant (name, created_at) values ('khon-kaen', ${monday}), ('phuket', ${monday})`.execute(
    db.read,
  )
}

/** A city with its steward; gives what the steward does. */
async function aSteward(db: Db): Promise<Act> {
  await addTenants(db)
  const steward = await add(db, 'Steward')
  return actBy(steward, await entrust(db, steward, 'data-steward', khonKaen))
}

function wanted(change: Partial<NewApiToken> = {}): NewApiToken {
  return {
    tenant: 1,
    label: 'เครื่องวัดฝุ่น',
    purposes: ['city-data-write'],
    expiresAt: after(30 * dayMinutes),
    ...change,
  }
}

test('a token is shown once, kept as a hash, and acts in its tenant for its purposes until it expires', () =>
  withDb(async (db) => {
    const act = await aSteward(db)
    const { secret, token } = await issueToken(db, wanted(), space, act)
    expect(secret).toMatch(/^lmt_[A-Za-z0-9_-]{43}$/)
    const kept = await sql<{ row: string }>`select api_token::text as row from api_token`.execute(
      db.read,
    )
    expect(kept.rows).toHaveLength(1)
    expect(kept.rows[0]?.row).not.toContain(secret.slice(4))

    const found = await findToken(db.read, secret, after(1))
    expect(found).toEqual({
      token,
      actor: { kind: 'token', tokenId: token.id, tenant: 1, purposes: ['city-data-write'] },
    })
    if (!found) throw new Error('no token')
    expect(permitsOn(found.actor, 'city-data.write', { tenant: 1 })).toBe(true)
    expect(permitsOn(found.actor, 'city-data.write', { tenant: 2 })).toBe(false)
    expect(permitsOn(found.actor, 'city-data.read', { tenant: 1 })).toBe(false)
    const lastMoment = new Date(token.expiresAt.getTime() - 1)
    expect(await findToken(db.read, secret, lastMoment)).toBeDefined()
    expect(await findToken(db.read, secret, token.expiresAt)).toBeUndefined()
    for (const wrong of ['', 'lmt_', secret.slice(4), `${secret}x`, secret.toUpperCase(), token.id])
      expect(await findToken(db.read, wrong, monday)).toBeUndefined()
  }))

test('a revoked token opens nothing, and only its own tenant revokes it', () =>
  withDb(async (db) => {
    const act = await aSteward(db)
    const { secret, token } = await issueToken(db, wanted(), space, act)
    const other = revokeToken(db, 2, token.id, space, act)
    await expect(other).rejects.toMatchObject({ kind: { type: 'no-such-token' } })
    const phuket = revokeToken(db, 1, token.id, { city: 'phuket' }, act)
    await expect(phuket).rejects.toMatchObject({ kind: { type: 'not-permitted' } })
    expect(await findToken(db.read, secret, monday)).toBeDefined()

    await revokeToken(db, 1, token.id, space, { ...act, now: after(3) })
    expect(await findToken(db.read, secret, monday)).toBeUndefined()
    const again = revokeToken(db, 1, token.id, space, act)
    await expect(again).rejects.toMatchObject({ kind: { type: 'no-such-token' } })
    const { items } = await searchAudit(db.read, { objectKind: 'token' }, { page: 1, size: 9 })
    expect(items.map(({ entry }) => entry.action)).toEqual(['token.revoke', 'token.issue'])
    expect(JSON.stringify(items)).not.toContain(secret.slice(4))
  }))

test('tokens of a tenant are listed without any secret, the good ones first', () =>
  withDb(async (db) => {
    const act = await aSteward(db)
    const short = wanted({ label: 'ทดสอบ', expiresAt: after(10) })
    const expiring = (await issueToken(db, short, space, act)).token
    const good = (
      await issueToken(db, wanted({ purposes: ['subscription', 'subscription'] }), space, act)
    ).token
    const operator = await add(db, 'Operator')
    const operating = actBy(operator, await entrust(db, operator, 'operator', programme))
    await issueToken(db, wanted({ tenant: 2 }), {}, operating)
    expect(await listTokens(db.read, 1, after(20))).toEqual([good, expiring])
    expect(good.purposes).toEqual(['subscription'])
  }))

test('the last use is written at most once a minute', () =>
  withDb(async (db) => {
    const { token } = await issueToken(db, wanted(), space, await aSteward(db))
    const lastUse = async () => (await listTokens(db.read, 1, monday))[0]?.lastUsedAt
    expect(await lastUse()).toBeNull()
    for (const minute of [0, 0.5, 0.9]) await touchToken(db.read, token, after(minute))
    expect(await lastUse()).toEqual(monday)
    await touchToken(db.read, token, after(1))
    expect(await lastUse()).toEqual(after(1))
  }))

test('who may not issue is refused, and a token without name, purpose or end is not issued', () =>
  withDb(async (db) => {
    const act = await aSteward(db)
    const elsewhere = issueToken(db, wanted({ tenant: 2 }), { city: 'phuket' }, act)
    await expect(elsewhere).rejects.toMatchObject({ kind: { type: 'not-permitted' } })
    const faults = (change: Partial<NewApiToken>) =>
      issueToken(db, wanted(change), space, act).then(
        () => [],
        ({ facts }) => facts.members.fields.map(({ name }: { name: string }) => name),
      )
    expect(await faults({ label: ' ', purposes: [] })).toEqual(['label', 'purposes'])
    expect(await faults({ purposes: ['city-data-write', 'operator'] })).toEqual(['purposes'])
    expect(await faults({ expiresAt: monday })).toEqual(['expiresAt'])
    expect(await faults({ expiresAt: after(367 * dayMinutes) })).toEqual(['expiresAt'])
    expect(await faults({ expiresAt: new Date(Number.NaN) })).toEqual(['expiresAt'])
    expect(await listTokens(db.read, 1, monday)).toEqual([])
  }))
