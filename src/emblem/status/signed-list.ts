import type { Json } from '../check/credential.ts'
import { signCredential } from '../credential/sign-credential.ts'
import { statusListBody } from '../credential/status-list.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { listRevoked, newestList } from '../issue/queries.ts'
import { requireSigner } from '../keys/register-keys.ts'
import { noSuchCredential } from '../problems.ts'

type Kept = { facts: string; at: Date; document: Json }

/** A list is signed again after an hour, long before it runs out. */
const renewMs = 3_600_000
const kept = new WeakMap<object, Map<number, Kept>>()

/**
 * The signed status list of a number: made anew when a bit was set, the key changed or an hour has passed; in between the same one.
 * Throws `noSuchCredential` for a list that there is none of, and `keyMissing`.
 */
export async function signedList(deps: EmblemDeps, list: number, now: Date): Promise<Json> {
  const found = await deps.db.transaction(async (tx) => {
    if (list < 1 || list > (await newestList(tx))) throw noSuchCredential()
    const revoked = await listRevoked(tx, list)
    return { revoked, signer: await requireSigner(tx, deps, 'status', now) }
  })
  const facts = `${found.signer.id} ${found.revoked.join()}`
  const lists = kept.get(deps.db) ?? new Map<number, Kept>()
  kept.set(deps.db, lists)
  const known = lists.get(list)
  const age = known ? now.getTime() - known.at.getTime() : 0
  if (known?.facts === facts && age >= 0 && age < renewMs) return known.document
  const body = await statusListBody(issuerOf(deps), list, found.revoked, now)
  const document = await signCredential(body, found.signer, now)
  lists.set(list, { facts, at: now, document })
  return document
}
