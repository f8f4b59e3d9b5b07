import type { KeyObject } from 'node:crypto'
import type { Json } from '../../src/emblem/check/credential.ts'
import { emptyKit, type Kit, type Standing } from '../../src/emblem/check/documents.ts'
import type { Root } from '../../src/emblem/check/trust.ts'
import type { Issuer } from '../../src/emblem/credential/body.ts'
import { emblemBody } from '../../src/emblem/credential/emblem.ts'
import { liveBody } from '../../src/emblem/credential/live.ts'
import type { ProofOfCity } from '../../src/emblem/credential/proof-of-city.ts'
import { seal, signCredential } from '../../src/emblem/credential/sign-credential.ts'
import { statusListBody } from '../../src/emblem/credential/status-list.ts'
import {
  didOf,
  keyId,
  makeDidDocument,
  makeTrustList,
  type PublicKey,
  toSeconds,
} from '../../src/emblem/keys/did.ts'
import { makeKeyRing } from '../../src/emblem/keys/key-ring.ts'
import { keySigner, publicMultikey } from '../../src/emblem/keys/signer.ts'
import type { Certificate } from '../../src/programme/index.ts'

export const now = new Date('2026-11-24T03:00:00Z')
export const publicUrl = 'https://city.example'
const hourMs = 3_600_000
export const later = (hours: number) => new Date(now.getTime() + hours * hourMs)

/** A certificate of the sample city, resolved two months ago. */
export const aCertificate: Certificate = {
  id: '019e0000-0000-7000-8000-000000000001',
  slug: 'mueang-sommot',
  city: { th: 'เมืองสมมติ', en: 'Mueang Sommot' },
  sample: true,
  level: { th: 'เมืองอัจฉริยะ', en: 'Smart city' },
  resolvedAt: new Date('2026-10-01T03:00:00Z'),
  validUntil: new Date('2028-10-01T03:00:00Z'),
  ceremonyOn: null,
  termMonths: 24,
  rules: { id: 'sctp', version: 1 },
  plan: { planId: 'plan-1', number: 1, digest: 'a'.repeat(64) },
  decision: {
    reference: '1/2569',
    bodyId: 'sub-committee',
    body: { th: 'คณะอนุกรรมการ', en: 'the sub-committee' },
    signedAt: new Date('2026-10-01T03:00:00Z'),
    signedBy: [{ th: 'ประธานอนุกรรมการ', en: 'Chair' }],
    digest: 'b'.repeat(64),
  },
  authority: null,
  grantedAt: new Date('2026-10-01T04:00:00Z'),
}

export const aProof: ProofOfCity = {
  proof: 'proven',
  daysLeft: null,
  since: now,
  window: { from: '2026-10-01', until: '2026-11-23' },
  plan: { address: `${publicUrl}/cities/mueang-sommot` },
  commitments: [
    {
      id: 'pm25',
      name: { th: 'ฝุ่น PM2.5 เฉลี่ยรายปี', en: 'PM2.5, yearly mean' },
      target: '25',
      status: 'final',
      met: true,
      value: '18.42',
      lineage: 'c'.repeat(64),
    },
    {
      id: 'bus',
      name: { th: 'รถโดยสารตรงเวลา', en: 'Buses on time' },
      target: '80',
      status: 'stale',
      met: null,
      value: null,
      lineage: null,
    },
  ],
}

/** An installation that lives in memory: its keys, its issuer and what it signs. */
export type Installation = ReturnType<typeof anInstallation>

export function anInstallation(
  address = publicUrl,
  ring: ReadonlyMap<string, KeyObject> = makeKeyRing(),
  change: (keys: PublicKey[]) => PublicKey[] = (keys) => keys,
) {
  const did = didOf(address)
  const issuer: Issuer = {
    publicUrl: address,
    did,
    name: { th: 'สำนักงานสมมติ', en: 'Sample office' },
  }
  const keys = change(
    [...ring].map(([name, key]) => ({
      name,
      publicKeyMultibase: publicMultikey(key),
      addedAt: later(-24),
      retiredAt: null,
      compromisedAt: null,
    })),
  )
  const signer = (name: string) => keySigner(keyId(did, name), ring.get(name) as KeyObject)
  const root = ring.get('root-1') as KeyObject
  const roots: Root[] = [{ id: keyId(did, 'root-1'), publicKeyMultibase: publicMultikey(root) }]
  const emblem = (change: (body: Json) => Json = (body) => body, key = 'emblem-1', at = now) =>
    signCredential(
      change(
        emblemBody(issuer, aCertificate, {
          until: aCertificate.validUntil,
          place: { list: 1, index: 77 },
          leaf: 0,
        }),
      ),
      signer(key),
      at,
    )
  const live = (change: (body: Json) => Json = (body) => body, key = 'live-1', at = now) =>
    signCredential(
      change(
        liveBody(issuer, aCertificate, aProof, {
          id: 'urn:uuid:019e0000-0000-7000-8000-000000000002',
          now: at,
          until: aCertificate.validUntil,
          periods: { hours: 24, maxHours: 168 },
        }),
      ),
      signer(key),
      at,
    )
  const statusList = async (revoked: number[] = [], key = 'status-1', at = now) =>
    signCredential(await statusListBody(issuer, 1, revoked, at), signer(key), at)
  const standing = (change: Partial<Standing> = {}, at = now) =>
    seal(
      {
        type: 'Standing',
        credential: `${address}/credentials/${aCertificate.id}`,
        legal: 'certified',
        proof: 'proven',
        daysLeft: null,
        issuedAt: toSeconds(at),
        validUntil: toSeconds(new Date(at.getTime() + 24 * hourMs)),
        ...change,
      } satisfies Standing,
      signer('status-1'),
    )
  const trustList = () =>
    seal(
      makeTrustList(did, keys, { number: 1, liveMaxHours: 168, now: later(-24) }),
      signer('root-1'),
    )
  const kit = async (): Promise<Kit> => ({
    ...emptyKit,
    didDocument: makeDidDocument(did, keys),
    trustList: await trustList(),
    statusList: await statusList(),
    standing: await standing(),
    live: await live(),
  })
  return {
    did,
    issuer,
    keys,
    ring,
    roots,
    signer,
    emblem,
    live,
    statusList,
    standing,
    trustList,
    kit,
  }
}
