import {
  type Certificate,
  type CertificateEvent,
  certificateStatus,
  findCertificate,
  listCertificateEvents,
} from '../programme/index.ts'
import type { Tx } from '../store/db.ts'
import { isObject, type Json } from './check/credential.ts'
import { emptyKit, type Kit, type LegalCode, type Standing } from './check/documents.ts'
import { digestOf } from './check/merkle.ts'
import type { Sealed } from './check/seal.ts'
import type { Root } from './check/trust.ts'
import { seal } from './credential/sign-credential.ts'
import { type EmblemDeps, issuerOf } from './emblem-deps.ts'
import { findExtract } from './extract/issue-extract.ts'
import { issueSubject } from './issue/issue-emblem.ts'
import { listVersions } from './issue/queries.ts'
import { keyId, makeDidDocument, toSeconds } from './keys/did.ts'
import { findTrustList } from './keys/queries.ts'
import { currentKey, knownKeys, requireSigner } from './keys/register-keys.ts'
import { findLive, type LiveState } from './live/queries.ts'
import { proveLeaf } from './log/sign-head.ts'
import { signedList } from './status/signed-list.ts'

const dayMs = 86_400_000

/** The root key of this installation, as a verifier pins it. Those before it have handed over to it in the trust list. */
export async function rootsOf(deps: EmblemDeps, now: Date): Promise<Root[]> {
  const { did } = issuerOf(deps)
  const keys = await deps.db.transaction((tx) => knownKeys(tx, deps, now))
  const root = currentKey(keys, 'root')
  return root ? [{ id: keyId(did, root.name), publicKeyMultibase: root.publicKeyMultibase }] : []
}

/**
 * Everything that a check of this document needs, as it stands now: keys, trust list, status list, standing, live credential, proof of
 * the log. For a document of another installation it holds our own keys and lists only. Nothing is asked outside.
 */
export async function makeKit(deps: EmblemDeps, document: unknown, now: Date): Promise<Kit> {
  const { did, publicUrl } = issuerOf(deps)
  const common = await deps.db.transaction(async (tx) => ({
    didDocument: makeDidDocument(did, await knownKeys(tx, deps, now)),
    trustList: (await findTrustList(tx)) ?? null,
  }))
  const kit: Kit = { ...emptyKit, ...common }
  const id = isObject(document) && typeof document.id === 'string' ? document.id : ''
  const [, ours] = id.startsWith(`${publicUrl}/credentials/`) ? id.split('/credentials/') : []
  if (ours === undefined || !isObject(document)) return kit
  const certificate = await findCertificate(deps.db.read, ours)
  if (!certificate) return { ...kit, log: await proveExtract(deps.db.read, document, ours) }
  const versions = await listVersions(deps.db.read, ours)
  const live = await findLive(deps.db.read, ours)
  return {
    ...kit,
    statusList: await listFor(deps, document, now),
    standing: await standingOf(deps, certificate, live, now),
    live: live?.document ?? null,
    log: await proveVersion(deps.db.read, document, versions),
  }
}

async function listFor(deps: EmblemDeps, document: Json, now: Date): Promise<Json | null> {
  const { publicUrl } = issuerOf(deps)
  const status = isObject(document.credentialStatus) ? document.credentialStatus : {}
  const [, list] =
    new RegExp(`^${RegExp.escape(publicUrl)}/status/([1-9]\\d{0,4})$`).exec(
      String(status.statusListCredential),
    ) ?? []
  return list === undefined ? null : signedList(deps, Number(list), now).catch(() => null)
}

async function standingOf(
  deps: EmblemDeps,
  certificate: Certificate,
  live: LiveState | undefined,
  now: Date,
): Promise<Sealed<Standing>> {
  const events = await listCertificateEvents(deps.db.read, certificate.id)
  const signer = await deps.db.transaction((tx) => requireSigner(tx, deps, 'status', now))
  return seal(standing(issuerOf(deps).publicUrl, certificate, events, live, now), signer)
}

/** How an emblem stands at a moment, for a day. */
export function standing(
  publicUrl: string,
  certificate: Certificate,
  events: readonly CertificateEvent[],
  live: LiveState | undefined,
  now: Date,
): Standing {
  return {
    type: 'Standing',
    credential: `${publicUrl}/credentials/${certificate.id}`,
    legal: certificateStatus(certificate, events, now) as LegalCode,
    proof: live?.proof.proof ?? 'no-data',
    daysLeft: live?.proof.daysLeft ?? null,
    issuedAt: toSeconds(now),
    validUntil: toSeconds(new Date(now.getTime() + dayMs)),
  }
}

async function proveVersion(
  tx: Tx,
  document: Json,
  versions: Awaited<ReturnType<typeof listVersions>>,
) {
  const digest = await digestOf(document)
  const one = versions.find((version) => version.digest === digest)
  return one ? proveLeaf(tx, issueSubject(one.certificateId, one.version)) : null
}

async function proveExtract(tx: Tx, document: Json, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const found = await findExtract(tx, id).catch(() => undefined)
  return found && found.digest === (await digestOf(document))
    ? proveLeaf(tx, `extract ${id}`)
    : null
}
