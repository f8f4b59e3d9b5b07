import { uuidv7 } from '../../base/id.ts'
import type { Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import type { LogProof, TreeHead } from '../check/documents.ts'
import type { Sealed } from '../check/seal.ts'
import { seal } from '../credential/sign-credential.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { toSeconds } from '../keys/did.ts'
import { requireSigner } from '../keys/register-keys.ts'
import { findHead, findLeaf, insertHead, leafHashes, logSize } from './queries.ts'
import { inclusionPath, rootOf } from './tree.ts'

const dayMs = 86_400_000

/**
 * The signed head of the log as it stands: signed anew when something was appended, and once a day when nothing was. Throws
 * `keyMissing`.
 */
export async function signHead(tx: Tx, deps: EmblemDeps, now: Date): Promise<Sealed<TreeHead>> {
  await lockName(tx, 'emblem log')
  const size = await logSize(tx)
  const known = await findHead(tx)
  if (known?.size === size && now.getTime() - Date.parse(known.at) < dayMs) return known
  const signer = await requireSigner(tx, deps, 'status', now)
  const head: TreeHead = {
    type: 'TreeHead',
    log: `${issuerOf(deps).publicUrl}/log`,
    size,
    root: rootOf(await leafHashes(tx, size)).toString('hex'),
    at: toSeconds(now),
  }
  const sealed = await seal(head, signer)
  await insertHead(tx, uuidv7(now), sealed, now)
  return sealed
}

/** That a leaf is in the log: its path in the tree of the newest head; null where there is no such leaf or head. */
export async function proveLeaf(tx: Tx, subject: string): Promise<LogProof | null> {
  const [entry, head] = [await findLeaf(tx, subject), await findHead(tx)]
  if (!entry || !head || entry.index >= head.size) return null
  const path = inclusionPath(entry.index, await leafHashes(tx, head.size))
  return {
    index: entry.index,
    leaf: entry.leaf,
    path: path.map((step) => step.toString('hex')),
    head,
  }
}
