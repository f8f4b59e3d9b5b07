import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anActor } from '../../../test/identity/an-actor.ts'
import { type Role, roles } from '../people/role.ts'
import type { Actor } from './actor.ts'
import { given, permits, permitsOn, requirePermit, requirePermitOn } from './permits.ts'
import { purposes } from './purpose.ts'
import { type Relation, relations } from './relation.ts'
import { subjects } from './subject.ts'
import { actions, policy, policyParts } from './table.ts'

const anonymous: Actor = { kind: 'anonymous', address: '192.0.2.1' }
const near: Relation[] = ['self', 'own-city', 'own-organisation', 'own-body', 'sample']

/** What the table says, read anew: a grant of `any` holds for every nearer relation. */
function expected(subject: string, action: string, relation: string): boolean {
  const row = Object.entries(policy).find(([name]) => name === action)?.[1]
  const grant = Object.entries(row?.may ?? {}).find(([name]) => name === subject)?.[1] ?? []
  const reach = grant.includes('any') ? [...grant, ...near] : grant
  return (reach as readonly string[]).includes(relation)
}

test('what is not in the table is denied, for names known and unknown', () => {
  const odd = fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'admin')
  const name = (known: readonly string[]) => fc.oneof(fc.constantFrom(...known), odd, fc.string())
  fc.assert(
    fc.property(name(subjects), name(actions), name(relations), (subject, action, relation) => {
      expect(given(subject, action).has(relation)).toBe(expected(subject, action, relation))
    }),
    { numRuns: 5_000 },
  )
})

test('every role, action and relation has one answer: that of everyone, of everyone signed in, or of the role', () => {
  for (const role of roles)
    for (const action of actions)
      for (const relation of relations) {
        const wanted = ['anonymous', 'signed-in', role].some((one) =>
          expected(one, action, relation),
        )
        expect(permits(anActor({ role }), action, relation)).toBe(wanted)
      }
})

test('no row is written twice', () => {
  const written = Object.values(policyParts).flatMap((rows) => Object.keys(rows))
  expect(written.toSorted()).toEqual([...new Set(written)].sort())
  expect(written).toEqual(actions)
})

test('nobody known is asked to sign in, anybody known is refused', () => {
  expect(() => requirePermit(anonymous, 'plan.submit', 'own-city')).toThrow(
    expect.objectContaining({ kind: expect.objectContaining({ status: 401 }) }),
  )
  expect(() => requirePermit(anActor({ role: 'resident' }), 'plan.submit', 'own-city')).toThrow(
    expect.objectContaining({ kind: expect.objectContaining({ status: 403 }) }),
  )
  expect(() => requirePermit(anonymous, 'record.read', 'any')).not.toThrow()
})

test('who has no mandate in force looks after the own account and reads what is public', () => {
  const actor = anActor({})
  const may = actions.filter((action) => relations.some((one) => permits(actor, action, one)))
  const everyone = actions.filter((action) => policy[action].may.anonymous)
  const signedIn = actions.filter((action) => policy[action].may['signed-in'])
  expect(may.toSorted()).toEqual([...new Set([...everyone, ...signedIn])].sort())
  expect(permits(actor, 'people.export', 'self')).toBe(true)
  expect(permits(actor, 'people.export', 'any')).toBe(false)
})

test('a developer writes the plan of the own city, also by the organisation, and no other', () => {
  const inCity = anActor({ role: 'city-developer', scope: { kind: 'city', id: 'khon-kaen' } })
  const inOffice = anActor({
    role: 'city-developer',
    scope: { kind: 'organisation', id: 'khon-kaen-city' },
  })
  const khonKaen = { city: 'khon-kaen', organisations: ['khon-kaen-city'] }
  const phuket = { city: 'phuket', organisations: ['phuket-city'] }
  for (const actor of [inCity, inOffice]) {
    expect(permitsOn(actor, 'plan.write', khonKaen)).toBe(true)
    expect(permitsOn(actor, 'plan.write', phuket)).toBe(false)
    expect(permitsOn(actor, 'plan.write', {})).toBe(false)
  }
  expect(() => requirePermitOn(inCity, 'plan.write', phuket)).toThrow()
})

test('a reviewer writes only the review assigned to them, a chair signs only for the own body', () => {
  const reviewer = anActor({ role: 'reviewer', scope: { kind: 'programme', id: 'working-group' } })
  expect(permitsOn(reviewer, 'review.write', { person: reviewer.person.id })).toBe(true)
  expect(permitsOn(reviewer, 'review.write', { person: 'another', body: 'working-group' })).toBe(
    false,
  )
  const chair = anActor({ role: 'chair', scope: { kind: 'programme', id: 'sub-committee' } })
  expect(permitsOn(chair, 'decision.sign', { body: 'sub-committee' })).toBe(true)
  expect(permitsOn(chair, 'decision.sign', { body: 'steering-committee' })).toBe(false)
})

test('an auditor changes nothing, an operator has no part in assessment and does not audit', () => {
  const changing =
    /\.(write|submit|sign|grant.*|revoke.*|issue|answer|import|drop|create|erase|cast)$/
  for (const action of actions.filter((one) => changing.test(one)))
    expect([action, policy[action].may.auditor]).toEqual([action, undefined])
  for (const action of [
    'plan.read',
    'plan.write',
    'review.read',
    'review.write',
    'vote.cast',
    'decision.sign',
    'mandate.grant-body',
    'city-data.read',
    'city-data.write',
    'audit.read',
    'audit.export',
  ] as const)
    expect([action, policy[action].may.operator]).toEqual([action, undefined])
})

test('a sample person acts on samples and nowhere else, and none is an operator', () => {
  for (const role of roles) {
    const actor = anActor({ role, sample: true, scope: { kind: 'city', id: 'sample-city' } })
    for (const action of actions) {
      const isPublic = policy[action].may.anonymous?.includes('none') === true
      for (const real of [{}, { city: 'khon-kaen' }, { city: 'sample-city', sample: false }])
        expect([role, action, permitsOn(actor, action, real)]).toEqual([role, action, isPublic])
      expect([action, permits(actor, action, 'any')]).toEqual([action, isPublic])
    }
  }
  const developer = anActor({
    role: 'city-developer',
    sample: true,
    scope: { kind: 'city', id: 'sample-city' },
  })
  expect(permitsOn(developer, 'plan.write', { city: 'sample-city', sample: true })).toBe(true)
  expect(permitsOn(developer, 'plan.write', { city: 'other-sample', sample: true })).toBe(false)
  const officer = anActor({ role: 'programme-officer', sample: true })
  expect(permitsOn(officer, 'plan.screen', { city: 'sample-city', sample: true })).toBe(true)
  expect(permitsOn(officer, 'correction.answer', { city: 'khon-kaen' })).toBe(false)
  const operator = anActor({ role: 'operator', sample: true })
  expect(permitsOn(operator, 'tenant.create', { sample: true })).toBe(false)
  expect(permitsOn(anActor({ role: 'operator' }), 'tenant.create', {})).toBe(true)
})

test('a token acts in its own tenant, for its purposes, and knows no made-up ones', () => {
  const token = (...of: string[]): Actor => ({
    kind: 'token',
    tokenId: 'f0e7d3d2-9a0b-4f0e-8a53-0d2b6a7f1c11',
    tenant: 7,
    purposes: of,
  })
  const writer = token('city-data-write')
  expect(permitsOn(writer, 'city-data.write', { tenant: 7 })).toBe(true)
  expect(permitsOn(writer, 'city-data.write', { tenant: 8 })).toBe(false)
  expect(permitsOn(writer, 'city-data.read', { tenant: 7 })).toBe(false)
  expect(permitsOn(token(...purposes), 'plan.write', { tenant: 7 })).toBe(false)
  const strange = token('operator', 'constructor', 'city-data.write', '')
  expect(permitsOn(strange, 'city-data.write', { tenant: 7 })).toBe(false)
})

test('a role that is not held gives nothing, whatever it is called', () => {
  const actor = anActor({ role: 'toString' as Role })
  expect(permits(actor, 'plan.write', 'own-city')).toBe(false)
})
