import type { Role, Scope } from '../../src/identity/people/role.ts'
import type { Actor } from '../../src/identity/policy/actor.ts'

/** A person for tests of the policy, acting in a mandate of this role; without a role in none. */
export function anActor(wanted: {
  role?: Role
  scope?: Scope
  sample?: boolean
}): Extract<Actor, { kind: 'person' }> {
  const { role, scope = { kind: 'programme', id: null }, sample = false } = wanted
  const id = '3f2a91c0-4b7d-4e1a-9d53-6a1f0c2b7e44'
  const createdAt = new Date('2026-11-01T00:00:00Z')
  const person = {
    id,
    name: 'สมหญิง ใจดี',
    email: 'somying@example.go.th',
    lang: 'th' as const,
    sample,
    createdAt,
    erasedAt: null,
  }
  const mandate = role && {
    id: '019a3b7c-0000-7000-8000-000000000001',
    personId: id,
    role,
    scope,
    from: '2026-01-01',
    until: null,
    basis: 'คำสั่งที่ 1/2569',
    grantedBy: null,
    revokedAt: null,
  }
  return {
    kind: 'person',
    person,
    sessionId: '8c0d5f52-6c1f-4c3b-8f1e-2b9f7a3d1e10',
    mandate: mandate ?? null,
    mandates: mandate ? [mandate] : [],
  }
}
