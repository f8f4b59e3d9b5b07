import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listRoutes } from '../../src/http/list-routes.ts'
import {
  type Action,
  type Mandate,
  type Person,
  permitsSomewhere,
  type Role,
  roles,
  type Scope,
  startSession,
} from '../../src/identity/index.ts'
import { apiTokenPrefix, hashSecret, makeSecret } from '../../src/identity/session/secret.ts'
import { anActor } from '../identity/an-actor.ts'
import { add, entrust, khonKaen, phuket } from '../identity/people.ts'
import { type RunningApp, withApp } from '../support/with-app.ts'
import { type Asker, askers, type Expected } from './askers.ts'
import { expected } from './expected.ts'

const open = ['record.read', 'record.export', 'correction.ask', 'session.start']
const inBody = (id: string): Scope => ({ kind: 'programme', id })
const office: Scope = { kind: 'programme', id: null }

function scopeOf(role: Role): Scope {
  if (['city-developer', 'data-steward', 'city-executive', 'resident'].includes(role))
    return khonKaen
  return ['reviewer', 'committee-member', 'chair', 'secretary'].includes(role)
    ? inBody('sub-committee')
    : office
}

type World = {
  headers: Map<Asker, Record<string, string>>
  /** What the names in a request stand for. */
  names: Map<string, string>
  ids: Map<Asker, string>
}

/** Everyone who asks, with their session or token, and somebody in each place that is asked about. */
async function aWorld({ store: { db } }: RunningApp): Promise<World> {
  const world: World = { headers: new Map([['anonymous', {}]]), names: new Map(), ids: new Map() }
  const admit = async (asker: Asker, person: Person, mandate: Mandate | null) => {
    const facts = { method: 'password', agent: null } as const
    const { token } = await startSession(db.read, person, mandate, new Date(), facts)
    world.headers.set(asker, { cookie: `lm_session=${token}` })
    world.ids.set(asker, person.id)
  }
  await admit('signed-in', await add(db, 'Nobody'), null)
  for (const role of roles) {
    const person = await add(db, `Asker-${role}`)
    await admit(role, person, await entrust(db, person, role, scopeOf(role)))
  }
  const spare = await add(db, 'Spare')
  await entrust(db, spare, 'operator', office)
  for (const [place, role, scope] of [
    ['khon-kaen', 'city-developer', khonKaen],
    ['phuket', 'city-developer', phuket],
    ['sub-committee', 'chair', inBody('sub-committee')],
    ['working-group', 'reviewer', inBody('working-group')],
  ] as const) {
    const holder = await add(db, `Holder-${place}`)
    // Two mandates: the one that is revoked on the way leaves the holder where they are.
    await entrust(db, holder, role, scope)
    world.names.set(`:holder@${place}`, holder.id)
    world.names.set(`:mandate@${place}`, (await entrust(db, holder, role, scope)).id)
  }
  const membership = '019a3b7c-0000-7000-8000-0000000000aa'
  await db.read
    .insertInto('membership')
    .values({
      id: membership,
      person_id: spare.id,
      organisation_id: 'nowhere',
      from_on: '2026-01-01',
      until_on: null,
    })
    .execute()
  world.names.set(':membership', membership)
  for (const name of ['khon-kaen', 'phuket'])
    await sql`insert into tenant (name, created_at) values (${name}, now())`.execute(db.read)
  world.headers.set('token', { authorization: `Bearer ${await aToken(db.read)}` })
  return world
}

async function aToken(tx: RunningApp['store']['db']['read']): Promise<string> {
  const secret = makeSecret(apiTokenPrefix)
  await sql`
    insert into api_token (id, token_hash, tenant_number, label, purposes, issued_at, expires_at)
    select gen_random_uuid(), ${hashSecret(secret)}, number, 'ทดสอบ', '{city-data-read,city-data-write,subscription}',
      now(), now() + interval '1 day' from tenant where name = 'khon-kaen'`.execute(tx)
  return secret
}

/** Whether an asker is let past: anything but 401, 403 or being led to sign in. */
async function isLetPast({ server }: RunningApp, world: World, one: Expected, asker: Asker) {
  const fill = (text: string) =>
    text
      .replace(/:(holder|mandate)@[a-z-]+|:membership/g, (name) => world.names.get(name) as string)
      .replace(':self', world.ids.get(asker) ?? 'none')
  const [method, pattern] = one.route.split(' ') as ['GET', string]
  const { statusCode, body } = await server.inject({
    method,
    url: fill(one.path ?? pattern),
    headers: {
      ...world.headers.get(asker),
      ...(one.json && { 'content-type': 'application/json' }),
    },
    ...(one.json && { payload: fill(JSON.stringify(one.json)) }),
  })
  if (statusCode >= 500) throw new Error(`${one.route} by ${asker}: ${statusCode} ${body}`)
  if (statusCode === 401) return false
  // A refusal for another reason than the policy: who they are was let past.
  return statusCode !== 403 || !/not-permitted/.test(body)
}

test('routes × roles × relations: each lets past whom it should, and nobody else', () =>
  withApp(async (app) => {
    const world = await aWorld(app)
    for (const one of expected) {
      const past: Asker[] = []
      for (const asker of askers) if (await isLetPast(app, world, one, asker)) past.push(asker)
      const wanted = askers.filter((asker) => one.who.includes(asker))
      expect({ [`${one.route}, ${one.relation}`]: past }).toEqual({
        [`${one.route}, ${one.relation}`]: wanted,
      })
    }
  }))

test('every route of the interface is open to everyone or stands in the matrix', () =>
  withApp(async ({ server }) => {
    const inMatrix = new Set(expected.map(({ route }) => route))
    const closed = listRoutes(server)
      .filter(({ url }) => url.startsWith('/api/'))
      .filter(({ permit }) => !permit.every((action) => open.includes(action)))
      .map(({ method, url }) => `${method} ${url}`)
    expect(closed.filter((route) => !inMatrix.has(route))).toEqual([])
    expect([...inMatrix].filter((route) => !closed.includes(route))).toEqual([])
  }))

test('a page that is not for everyone leads strangers to sign in, and is shut to whom the table gives nothing', () =>
  withApp(async (app) => {
    const world = await aWorld(app)
    const shut = listRoutes(app.server).filter(
      ({ method, url, permit }) =>
        method === 'GET' &&
        !/^\/(api|health)/.test(url) &&
        !permit.every((action) => open.includes(action)),
    )
    for (const { url, permit } of shut) {
      const path = url.replace(/:[a-zA-Z]+/g, '7d4c5c52-0d49-4f0e-8a51-0d3d4bb1f6a1')
      const ask = (asker: Asker) =>
        app.server.inject({
          url: path,
          headers: { accept: 'text/html', ...world.headers.get(asker) },
        })
      const stranger = await ask('anonymous')
      expect([url, stranger.statusCode]).toEqual([url, 303])
      expect(stranger.headers.location).toMatch(/^(\/en)?\/sign-in\?to=/)
      for (const role of roles) {
        const mayEver = permit.some((action) =>
          permitsSomewhere(anActor({ role }), action as Action),
        )
        if (!mayEver) expect([url, role, (await ask(role)).statusCode]).toEqual([url, role, 403])
      }
    }
  }))
