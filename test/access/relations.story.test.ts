import { expect, test } from 'vitest'
import { prepareSamples } from '../../src/cli/prepare-samples.ts'
import { enterAsSample, listSamples, type Role, startSession } from '../../src/identity/index.ts'
import { add, entrust } from '../identity/people.ts'
import { stranger } from '../identity/sign-in.ts'
import { withApp } from '../support/with-app.ts'
import { days, guest } from './askers.ts'
import { parts } from './expected.ts'
import { aWorld, fillIn } from './world.ts'

const json = { accept: 'application/json', 'content-type': 'application/json' }
const organisationRoles = ['city-developer', 'data-steward', 'city-executive'] as const

test('whoever acts in an organisation reaches its people, invitations and record, and no other’s', () =>
  withApp(async ({ server, store: { db } }) => {
    const found = await db.read.selectFrom('organisation').select('id').limit(2).execute()
    const [own, other] = found.map(({ id }) => id) as [string, string]
    const cookies = new Map<Role, string>()
    for (const role of organisationRoles) {
      const person = await add(db, `At-home-${role}`)
      const mandate = await entrust(db, person, role, { kind: 'organisation', id: own })
      const facts = { method: 'password', agent: null } as const
      const { token } = await startSession(db.read, person, mandate, new Date(), facts)
      cookies.set(role, token)
    }
    const colleague = await add(db, 'Colleague')
    const ask = async (method: 'GET' | 'POST', url: string, body?: object) => {
      const past: Role[] = []
      for (const [role, token] of cookies) {
        const { statusCode } = await server.inject({
          method,
          url,
          headers: { ...json, cookie: `lm_session=${token}` },
          ...(body && { payload: JSON.stringify(body) }),
        })
        if (statusCode >= 500) throw new Error(`${url}: ${statusCode}`)
        if (![401, 403].includes(statusCode)) past.push(role)
      }
      return past
    }
    for (const [id, isOwn] of [
      [own, true],
      [other, false],
    ] as const) {
      const scope = { kind: 'organisation', id }
      const role = 'data-steward'
      const [all, chief] = isOwn ? [organisationRoles, ['city-executive']] : [[], []]
      const query = `kind=organisation&id=${id}`
      expect(await ask('GET', `/api/v1/people?organisation=${id}`)).toEqual(all)
      expect(await ask('GET', `/api/v1/mandates?${query}`)).toEqual(all)
      expect(await ask('GET', `/organisation?place=organisation:${id}`)).toEqual(all)
      expect(await ask('GET', `/api/v1/invitations?${query}`)).toEqual(chief)
      expect(await ask('GET', `/api/v1/audit?behalfKind=organisation&behalfId=${id}`)).toEqual(
        chief,
      )
      const invited = { ...guest, email: 'manee@example.go.th', role, scope, ...days }
      expect(await ask('POST', '/api/v1/invitations', invited)).toEqual(chief)
      const granted = { personId: colleague.id, role, scope, ...days }
      expect(await ask('POST', '/api/v1/mandates', granted)).toEqual(chief)
      const { from, until } = days
      const joined = { personId: colleague.id, organisationId: id, from, until }
      expect(await ask('POST', '/api/v1/memberships', joined)).toEqual(chief)
      const place = `organisation:${id}`
      expect(await ask('POST', '/organisation/invitations', { place })).toEqual(chief)
    }
  }))

test(
  'no sample person reads a word of anybody real, nor changes anything of theirs',
  () =>
    withApp(
      async (app) => {
        const { db } = app.store
        const world = await aWorld(app)
        await prepareSamples(db, app.settings, new Date())
        const real = new Set(
          (
            await db.read.selectFrom('person').select('id').where('sample', '=', false).execute()
          ).map(({ id }) => id),
        )
        const named = /(holder|leaver|asker|spare)-?[a-z-]*@example\.go\.th|Holder-|Leaver-|Asker-/i
        const about = parts
          .filter(([part]) => ['people', 'office', 'office pages'].includes(part))
          .flatMap(([, list]) => list)
          .filter(({ path = '' }) => !path.includes(':self'))
        for (const { person, role } of await listSamples(db.read)) {
          const { token } = await enterAsSample(db, person.id, stranger(new Date()))
          for (const one of about) {
            const [method, pattern] = one.route.split(' ') as ['GET', string]
            if (/^\/account/.test(pattern)) continue
            const { statusCode, body } = await app.server.inject({
              method,
              url: fillIn(world, one.path ?? pattern),
              headers: { ...json, cookie: `lm_session=${token}` },
              ...(one.json && { payload: fillIn(world, JSON.stringify(one.json)) }),
            })
            const what = `${one.route} (${one.relation}) by a sample ${role}: ${statusCode}`
            // The record tells what samples asked for, by the addresses that they asked: those ids are their own words.
            const ids = /audit/.test(pattern) ? [] : [...real]
            const leaks = named.test(body) || ids.some((id) => body.includes(id))
            expect([what, leaks]).toEqual([what, false])
            if (method !== 'GET') expect(statusCode, what).toBeGreaterThanOrEqual(400)
          }
        }
        const kept = await db.read
          .selectFrom('person')
          .select('id')
          .where('sample', '=', false)
          .where('erased_at', 'is', null)
          .execute()
        expect(kept).toHaveLength(real.size)
      },
      { settings: { SAMPLE: 'on' } },
    ),
  60_000,
)
