import { sql } from 'kysely'
import {
  type Mandate,
  type Person,
  type Role,
  roles,
  type Scope,
  startSession,
} from '../../src/identity/index.ts'
import { apiTokenPrefix, hashSecret, makeSecret } from '../../src/identity/session/secret.ts'
import { add, entrust, khonKaen, phuket } from '../identity/people.ts'
import type { RunningApp } from '../support/with-app.ts'
import type { Asker, Expected } from './askers.ts'

const inBody = (id: string): Scope => ({ kind: 'programme', id })
const office: Scope = { kind: 'programme', id: null }

function scopeOf(role: Role): Scope {
  if (['city-developer', 'data-steward', 'city-executive', 'resident'].includes(role))
    return khonKaen
  return ['reviewer', 'committee-member', 'chair', 'secretary'].includes(role)
    ? inBody('sub-committee')
    : office
}

/** Everyone who asks, and what there is to be asked about. */
export type World = {
  headers: Map<Asker, Record<string, string>>
  /** What the names in a request stand for. */
  names: Map<string, string>
  ids: Map<Asker, string>
}

/** Everyone who asks, with their session or token, and somebody in each place that is asked about. */
export async function aWorld({ store: { db } }: RunningApp): Promise<World> {
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
    const leaver = await add(db, `Leaver-${place}`)
    await entrust(db, leaver, role, scope)
    world.names.set(`:leaver@${place}`, leaver.id)
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

/** Puts ids in the place of the names in a request. */
export function fillIn({ names }: World, text: string): string {
  return text.replace(
    /:(holder|leaver|mandate)@[a-z-]+|:membership/g,
    (name) => names.get(name) as string,
  )
}

/** Whether an asker is let past: anything but 401, 403 or being led to sign in. */
export async function isLetPast({ server }: RunningApp, world: World, one: Expected, asker: Asker) {
  const fill = (text: string) =>
    fillIn(world, text).replace(':self', world.ids.get(asker) ?? 'none')
  const [method, pattern] = one.route.split(' ') as ['GET', string]
  const { statusCode, body } = await server.inject({
    method,
    url: fill(one.path ?? pattern),
    headers: {
      accept: 'application/json',
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
