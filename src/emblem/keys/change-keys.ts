import type { KeyObject } from 'node:crypto'
import {
  certificateStatus,
  listCertificateEvents,
  listCertificates,
} from '../../programme/index.ts'
import type { Db, Tx } from '../../store/db.ts'
import { seal } from '../credential/sign-credential.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { issueEmblem } from '../issue/issue-emblem.ts'
import { insertRevocations, listVersions } from '../issue/queries.ts'
import { appendLeaf } from '../log/append-leaf.ts'
import { signHead } from '../log/sign-head.ts'
import { noSuchKey } from '../problems.ts'
import { keyId, toSeconds } from './did.ts'
import { type KeyPurpose, keyName, purposeOf } from './purpose.ts'
import { endKey, findTrustList, insertKey } from './queries.ts'
import { currentKey, knownKeys, requireSigner, sealTrustList } from './register-keys.ts'
import { publicMultikey } from './signer.ts'

/** A successor: its name and its private half, which the caller puts into the key file first. */
export type NewKey = { name: string; key: KeyObject }

/** The name that the next key of a purpose gets. */
export async function nextKeyName(
  db: Db,
  deps: EmblemDeps,
  purpose: KeyPurpose,
  now: Date,
): Promise<string> {
  const keys = await db.transaction((tx) => knownKeys(tx, deps, now))
  const count = keys.filter(({ name }) => purposeOf(name) === purpose).length
  return keyName(purpose, count + 1)
}

/**
 * Lets a new key sign what another signed until now. The old one stays known, so what it signed before stays good; its private half is
 * the caller's to destroy. Throws `keyMissing` where the root key is not at hand.
 */
export async function rotateKey(deps: EmblemDeps, made: NewKey, now: Date): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const purpose = purposeOf(made.name) as KeyPurpose
    const old = currentKey(await knownKeys(tx, deps, now), purpose)
    if (old) await endKey(tx, old.name, false, now)
    await addKey(tx, made, now)
    const facts = { key: made.name, follows: old?.name ?? null, why: 'rotated' }
    await appendLeaf(tx, `key ${made.name}`, 'key', facts, now)
    await sealTrustList(tx, deps, now)
    await signHead(tx, deps, now)
  })
}

/**
 * Lets a new root key seal trust lists. The old one hands over to it by a last seal, so that who has it from a printed certificate finds
 * the new one. `compromised` names it where somebody else may have it: nothing leads from it then, and the new one has to be told by
 * another way. Throws `noSuchKey`, and `keyMissing` where the old root key is not at hand, which a compromised one need not be.
 */
export async function rotateRoot(
  deps: EmblemDeps,
  made: NewKey,
  compromised: string | null,
  now: Date,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const old = currentKey(await knownKeys(tx, deps, now), 'root')
    const isMeant = compromised === null || compromised === old?.name
    if (!old || !isMeant || purposeOf(made.name) !== 'root') throw noSuchKey()
    const isCompromised = compromised !== null
    const to = {
      id: keyId(issuerOf(deps).did, made.name),
      publicKeyMultibase: publicMultikey(made.key),
    }
    const change = { type: 'RootChange' as const, to, at: toSeconds(now) }
    const before = (await findTrustList(tx))?.rootChanges ?? []
    const changes = isCompromised
      ? []
      : [...before, await seal(change, await requireSigner(tx, deps, 'root', now))]
    await endKey(tx, old.name, isCompromised, now)
    await addKey(tx, made, now)
    const why = isCompromised ? 'compromised' : 'rotated'
    await appendLeaf(tx, `key ${made.name}`, 'key', { key: made.name, follows: old.name, why }, now)
    await sealTrustList(tx, deps, now, changes)
    await signHead(tx, deps, now)
  })
}

/**
 * Ends a key that somebody else may have: whatever it signed fails from now on. Emblems that it signed are signed again under their
 * addresses, with a new place on the status list; the old places are revoked. Gives how many.
 * Throws `noSuchKey`, and `keyMissing` where the root key is not at hand.
 */
export async function replaceCompromised(
  deps: EmblemDeps,
  name: string,
  made: NewKey,
  now: Date,
): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const keys = await knownKeys(tx, deps, now)
    const bad = keys.find((key) => key.name === name && purposeOf(name) !== 'root')
    if (!bad || purposeOf(made.name) !== purposeOf(name)) throw noSuchKey()
    const isCurrent = bad.retiredAt === null
    await endKey(tx, name, true, now)
    if (isCurrent) await addKey(tx, made, now)
    const facts = { key: name, follows: isCurrent ? made.name : null, why: 'compromised' }
    await appendLeaf(tx, `key ${name} compromised`, 'key', facts, now)
    await sealTrustList(tx, deps, now)
    const count = await signAgain(tx, deps, name, now)
    await signHead(tx, deps, now)
    return count
  })
}

async function signAgain(tx: Tx, deps: EmblemDeps, name: string, now: Date): Promise<number> {
  let count = 0
  for (const certificate of await listCertificates(tx)) {
    const { id } = certificate
    const versions = await listVersions(tx, id)
    const spoilt = versions.filter(({ keyName }) => keyName === name)
    await insertRevocations(
      tx,
      spoilt.map(({ place }) => place),
      now,
    )
    if (versions.at(-1)?.keyName !== name) continue
    const again = await issueEmblem(tx, deps, certificate, 'key-changed', now)
    const legal = certificateStatus(certificate, await listCertificateEvents(tx, id), now)
    if (legal === 'revoked' || legal === 'surrendered')
      await insertRevocations(tx, [again.place], now)
    count++
  }
  return count
}

async function addKey(tx: Tx, { name, key }: NewKey, now: Date): Promise<void> {
  const publicKeyMultibase = publicMultikey(key)
  await insertKey(tx, {
    name,
    publicKeyMultibase,
    addedAt: now,
    retiredAt: null,
    compromisedAt: null,
  })
}
