import { contentHash } from '../../base/canonical.ts'
import type { Role, Scope } from '../people/role.ts'
import { type Act, type Actor, isSample } from '../policy/actor.ts'
import type { Action } from '../policy/table.ts'

/** Who did it: people and tokens only by their random id, nobody known only by the keyed hash of an address. */
export type Who = { kind: 'person' | 'token' | 'anonymous' | 'system'; id: string }

/** In whose name: where the acting mandate is held, or the tenant of a token. */
export type Behalf = Scope | { kind: 'tenant'; id: string }

/** What it was done to. `id` is null for what is not there yet, `version` for what has none. */
export type AuditObject = { kind: string; id: string | null; version: string | null }

/** One thing that was done, or refused. Digests are SHA-256 in hexadecimal of what it was done to. */
export type AuditEntry = {
  at: Date
  who: Who
  onBehalfOf: Behalf | null
  role: Role | null
  action: string
  outcome: 'done' | 'denied'
  /** More than one only where denials of one address are counted together. */
  times: number
  object: AuditObject
  before: string | null
  after: string | null
  /** Why, in the words of who did it; without names of people. */
  reason: string | null
  requestId: string | null
  sample: boolean
}

/** What a verb says of what it did. `before` and `after` are what was and what is; only their digests are kept. */
export type Done = {
  action: Action
  object: { kind: string; id: string | null; version?: string | number | undefined }
  before?: unknown
  after?: unknown
  reason?: string | undefined
  sample?: boolean | undefined
}

/** Makes the entry of something done. */
export function doneEntry(act: Act, done: Done): AuditEntry {
  const { action, object, before, after, reason, sample } = done
  return {
    ...actorFacts(act.actor),
    at: act.now,
    action,
    outcome: 'done',
    times: 1,
    object: { kind: object.kind, id: object.id, version: object.version?.toString() ?? null },
    before: before === undefined ? null : digestOf(before),
    after: after === undefined ? null : digestOf(after),
    reason: reason ?? null,
    requestId: act.requestId,
    sample: sample ?? isSample(act.actor),
  }
}

/** Makes the entry of something a person or a token was refused. Refusals of nobody known are counted by `denials.ts`. */
export function deniedEntry(act: Act, action: string, object: AuditObject): AuditEntry {
  return {
    ...actorFacts(act.actor),
    at: act.now,
    action,
    outcome: 'denied',
    times: 1,
    object,
    before: null,
    after: null,
    reason: null,
    requestId: act.requestId,
    sample: isSample(act.actor),
  }
}

/** Makes the entry of something the installation does by itself or by its command line; `name` is the part that does it. */
export function systemEntry(name: string, now: Date, done: Done): AuditEntry {
  const act: Act = { actor: { kind: 'anonymous', address: '' }, now, requestId: null }
  return { ...doneEntry(act, done), who: { kind: 'system', id: name } }
}

/** SHA-256 of a value as JSON in canonical form, in hexadecimal; times count as ISO 8601. */
export function digestOf(value: unknown): string {
  return contentHash(JSON.parse(JSON.stringify(value)))
}

function actorFacts(actor: Actor): Pick<AuditEntry, 'who' | 'onBehalfOf' | 'role'> {
  switch (actor.kind) {
    case 'person':
      return {
        who: { kind: 'person', id: actor.person.id },
        onBehalfOf: actor.mandate?.scope ?? null,
        role: actor.mandate?.role ?? null,
      }
    case 'token':
      return {
        who: { kind: 'token', id: actor.tokenId },
        onBehalfOf: { kind: 'tenant', id: String(actor.tenant) },
        role: null,
      }
    case 'anonymous':
      return { who: { kind: 'anonymous', id: 'unknown' }, onBehalfOf: null, role: null }
  }
}
