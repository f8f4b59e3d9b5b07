import type { Day } from '../../src/base/day.ts'
import {
  addMandate,
  addPerson,
  type FindCity,
  type Mandate,
  type Person,
  type Role,
  type Scope,
} from '../../src/identity/people/index.ts'
import type { Act, Actor } from '../../src/identity/policy/index.ts'
import type { Db } from '../../src/store/db.ts'

/** The cities that stories know: two real ones and the sample. */
export const findCity: FindCity = async (_tx, slug) =>
  new Map([
    ['khon-kaen', { sample: false }],
    ['phuket', { sample: false }],
    ['sample-city', { sample: true }],
  ]).get(slug)

export const programme: Scope = { kind: 'programme', id: null }
export const khonKaen: Scope = { kind: 'city', id: 'khon-kaen' }
export const phuket: Scope = { kind: 'city', id: 'phuket' }

/** Monday, 2 November 2026, nine o’clock in Bangkok. */
export const monday = new Date('2026-11-02T02:00:00Z')

export function after(minutes: number, from = monday): Date {
  return new Date(from.getTime() + minutes * 60_000)
}

/** Adds a person of this name. */
export function add(db: Db, name: string, sample = false): Promise<Person> {
  const email = `${name.toLowerCase()}@example.go.th`
  return db.transaction((tx) => addPerson(tx, { name, email, lang: 'th', sample }, monday))
}

/** Gives a person a mandate as the installation does; from the first day of the year unless said otherwise. */
export function entrust(
  db: Db,
  person: Person,
  role: Role,
  scope: Scope,
  days: { from?: Day; until?: Day | null } = {},
): Promise<Mandate> {
  const { from = '2026-01-01', until = null } = days
  const mandate = { personId: person.id, role, scope, from, until, basis: 'คำสั่งที่ 1/2569' }
  return db.transaction((tx) => addMandate(tx, mandate, null, findCity, monday))
}

/** The person acting in this mandate. */
export function acting(
  person: Person,
  mandate: Mandate | null,
): Extract<Actor, { kind: 'person' }> {
  const sessionId = '8c0d5f52-6c1f-4c3b-8f1e-2b9f7a3d1e10'
  return { kind: 'person', person, sessionId, mandate, mandates: mandate ? [mandate] : [] }
}

/** One thing done by the person in this mandate. */
export function actBy(person: Person, mandate: Mandate | null, now = monday): Act {
  return { actor: acting(person, mandate), now, requestId: 'request-1' }
}
