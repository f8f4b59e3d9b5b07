import { addressHash } from '../audit/address-hash.ts'
import { type AuditEntry, digestOf } from '../audit/entry.ts'
import type { Person } from '../people/person.ts'
import type { SignInSetting, Visit } from './sign-in.ts'

/** Everything about signing in that goes on record. Whoever is not signed in may do it: it needs no permit but its proof. */
export type SignInAction =
  | 'sign-in.password'
  | 'sign-in.passkey'
  | 'sign-in.oidc'
  | 'sign-in.link'
  | 'password.set'
  | 'passkey.add'
  | 'passkey.remove'
  | 'identity.link'
  | 'identity.unlink'
  | 'recovery.use'
  | 'invitation.make'
  | 'invitation.withdraw'
  | 'invitation.accept'
  | 'operator.first'

type Deed = {
  action: SignInAction
  object: { kind: string; id: string | null }
  after?: unknown
  reason?: string | undefined
}

/** The entry of what a person did to their own account, in no mandate. */
export function ownEntry(
  person: Pick<Person, 'id' | 'sample'>,
  { action, object, after, reason }: Deed,
  visit: Visit,
): AuditEntry {
  return {
    at: visit.now,
    who: { kind: 'person', id: person.id },
    onBehalfOf: null,
    role: null,
    action,
    outcome: 'done',
    times: 1,
    object: { ...object, version: null },
    before: null,
    after: after === undefined ? null : digestOf(after),
    reason: reason ?? null,
    requestId: visit.requestId,
    sample: person.sample,
  }
}

/** The entry of a try to get into an account that exists, by nobody known. Of accounts that do not exist tries are only counted. */
export function refusedEntry(
  person: Pick<Person, 'id' | 'sample'>,
  action: SignInAction,
  { key }: SignInSetting,
  visit: Visit,
): AuditEntry {
  const object = { kind: 'person', id: person.id }
  return {
    ...ownEntry(person, { action, object }, visit),
    who: { kind: 'anonymous', id: addressHash(key, visit.address, visit.now) },
    outcome: 'denied',
  }
}
