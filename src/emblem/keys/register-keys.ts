import type { Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import type { RootChange } from '../check/documents.ts'
import type { Sealed } from '../check/seal.ts'
import { seal } from '../credential/sign-credential.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { livePeriods } from '../live/periods.ts'
import { keyMissing } from '../problems.ts'
import { keyId, makeTrustList, type PublicKey } from './did.ts'
import { type KeyPurpose, keyName, keyPurposes, purposeOf } from './purpose.ts'
import { findTrustList, insertKey, insertTrustList, listKeys } from './queries.ts'
import { keySigner, publicMultikey, type Signer } from './signer.ts'

type Able = Pick<EmblemDeps, 'findKey' | 'site' | 'authority'>

/** The public keys; on an installation's first day those at hand are entered, and the first trust list is sealed. */
export async function knownKeys(tx: Tx, deps: Able, now: Date): Promise<PublicKey[]> {
  const known = await listKeys(tx)
  if (known.length > 0) return known
  await lockName(tx, 'emblem keys')
  const since = await listKeys(tx)
  if (since.length > 0) return since
  for (const purpose of keyPurposes) {
    const name = keyName(purpose, 1)
    const key = await deps.findKey(name)
    if (!key) throw keyMissing({ members: { key: name } })
    const publicKeyMultibase = publicMultikey(key)
    await insertKey(tx, {
      name,
      publicKeyMultibase,
      addedAt: now,
      retiredAt: null,
      compromisedAt: null,
    })
  }
  await sealTrustList(tx, deps, now)
  return listKeys(tx)
}

/**
 * Seals and stores a trust list of the keys as they are. It tells how roots have followed on each other: as the list before did, or
 * as it is given. Throws `keyMissing` where the root key is not at hand.
 */
export async function sealTrustList(
  tx: Tx,
  deps: Able,
  now: Date,
  changes?: readonly Sealed<RootChange>[],
): Promise<void> {
  const keys = await listKeys(tx)
  const { did } = issuerOf(deps)
  const root = await signerOf(keys, deps, 'root')
  const before = await findTrustList(tx)
  const number = (before?.number ?? 0) + 1
  const { maxHours } = await livePeriods(tx)
  const rootChanges = changes ?? before?.rootChanges ?? []
  const list = makeTrustList(did, keys, { number, liveMaxHours: maxHours, now, rootChanges })
  await insertTrustList(tx, await seal(list, root), now)
}

/** The key that signs things of a purpose now. Throws `keyMissing` where its private half is not on this machine. */
export async function requireSigner(
  tx: Tx,
  deps: Able,
  purpose: KeyPurpose,
  now: Date,
): Promise<Signer> {
  return signerOf(await knownKeys(tx, deps, now), deps, purpose)
}

async function signerOf(
  keys: readonly PublicKey[],
  deps: Able,
  purpose: KeyPurpose,
): Promise<Signer> {
  const current = currentKey(keys, purpose)
  const key = current && (await deps.findKey(current.name))
  // Another key under the same name is another installation's: what it signs would pass nowhere.
  if (!current || !key || publicMultikey(key) !== current.publicKeyMultibase)
    throw keyMissing({ members: { purpose } })
  return keySigner(keyId(issuerOf(deps).did, current.name), key)
}

/** The newest key of a purpose that has not ended. */
export function currentKey(keys: readonly PublicKey[], purpose: KeyPurpose): PublicKey | undefined {
  return keys.findLast(({ name, retiredAt }) => purposeOf(name) === purpose && retiredAt === null)
}
