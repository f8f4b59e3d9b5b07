import { expect, test } from 'vitest'
import { checkCredential } from '../../src/emblem/check/check-credential.ts'
import type { Json } from '../../src/emblem/check/credential.ts'
import { readBase58 } from '../../src/emblem/check/multibase.ts'
import { addProof, signCredential } from '../../src/emblem/credential/sign-credential.ts'
import { makeKey } from '../../src/emblem/keys/key-ring.ts'
import { keySigner, publicMultikey } from '../../src/emblem/keys/signer.ts'
import {
  checkAnyCredential,
  type StandardCheck,
} from '../../src/emblem/standard/check-any-credential.ts'
import { checkPresentation } from '../../src/emblem/standard/check-presentation.ts'
import { readDidKey, readKeyDocument } from '../../src/emblem/standard/key-document.ts'
import type { Sources } from '../../src/emblem/standard/sources.ts'
import { makeTestBed } from '../../src/emblem/standard/test-bed.ts'
import { anInstallation, later, now } from './installation.ts'

const bed = makeTestBed('https://localhost:8443')
const aCredential = (change: Json = {}) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: bed.did,
  credentialSubject: { id: 'did:example:one', name: 'หนึ่ง' },
  ...change,
})
const issue = (change: Json = {}, status = false) => bed.issue(aCredential(change), status, now)
const keysOf = async (did: string) => readDidKey(did)
const sources: Sources = {
  keys: keysOf,
  list: async (at) => (at === bed.listAddress ? bed.list(now) : undefined),
}

async function found(credential: unknown, checks: StandardCheck[] = ['proof'], from = sources) {
  const report = await checkAnyCredential(credential, checks, from, now)
  return report.verified ? 'verified' : report.found.map(({ finding }) => finding)
}

test('whatever a key signs is verified by the standards, and what was changed after is not', async () => {
  const signed = await issue({ validFrom: '2026-11-24T00:00:00Z' })
  expect(await found(signed)).toBe('verified')
  const changed: [unknown, string[]][] = [
    [{ ...signed, credentialSubject: { id: 'did:example:two' } }, ['bad-proof']],
    [{ ...signed, validFrom: '2020-01-01T00:00:00Z' }, ['bad-proof']],
    [{ ...signed, unknownTerm: 'x' }, ['bad-proof']],
    [{ ...signed, proof: undefined }, ['bad-proof']],
    [{ ...signed, proof: [] }, ['bad-proof']],
    [{ ...signed, issuer: 'did:example:other' }, ['bad-proof', 'bad-proof']],
    [{ ...signed, '@context': ['https://elsewhere.example/'] }, ['malformed']],
    [{ ...signed, type: ['Other'] }, ['malformed']],
    [{ ...signed, name: 'ก'.repeat(140_000) }, ['malformed']],
    [JSON.stringify(signed), ['malformed']],
    [null, ['malformed']],
  ]
  for (const [document, finding] of changed) expect(await found(document)).toEqual(finding)
})

test('every proof counts: a bad one beside a good one, one by a stranger alone, one that builds on what is not there', async () => {
  const signed = await issue()
  const [proof] = signed.proof as [Json]
  const key = makeKey()
  const multikey = publicMultikey(key)
  const other = keySigner(`did:key:${multikey}#${multikey}`, key)
  const both = await addProof(signed, other, now)
  expect(await found(both)).toBe('verified')
  const [, second] = both.proof as [Json, Json]
  expect(await found({ ...signed, proof: [second] })).toEqual(['bad-proof'])
  expect(await found({ ...both, proof: [proof, { ...second, created: proof.created }] })).toBe(
    'verified',
  )
  expect(await found({ ...both, proof: [proof, { ...second, nonce: 'x' }] })).toEqual(['bad-proof'])
  const chained = { ...second, previousProof: 'urn:uuid:nobody' }
  expect(await found({ ...both, proof: [proof, chained] })).toEqual(['bad-proof'])
  const nobody = { ...sources, keys: async () => undefined }
  const report = await checkAnyCredential(signed, ['proof'], nobody, now)
  expect(report).toMatchObject({ verified: false, isUnknown: true })
})

test('dates are looked at with the skew of clocks', async () => {
  expect(await found(await issue({ validUntil: '2026-11-24T02:00:00Z' }))).toEqual(['expired'])
  expect(await found(await issue({ validFrom: '2026-11-24T04:00:00Z' }))).toEqual(['not-yet-valid'])
  expect(await found(await issue({ validUntil: '2026-11-24T02:57:00Z' }))).toBe('verified')
})

test('a status that is set, or whose list cannot be relied on, is never passed over', async () => {
  const signed = await issue({}, true)
  const both: StandardCheck[] = ['proof', 'credentialStatus']
  expect(await found(signed, both)).toBe('verified')
  const with_ = (list: Sources['list']) => found(signed, both, { keys: keysOf, list })
  expect(await with_(async () => undefined)).toEqual(['no-status-list'])
  expect(await with_(() => bed.list(later(-48)))).toEqual(['stale-status-list'])
  expect(await with_(async () => ({ ...(await bed.list(now)), name: 'x' }))).toEqual([
    'bad-status-list',
  ])
  expect(await with_(() => makeTestBed('https://localhost:8443').list(now))).toEqual([
    'bad-status-list',
  ])
  const status = signed.credentialStatus as Json
  const entries: [Json, string][] = [
    [{ ...status, statusListIndex: 7 }, 'malformed-status'],
    [{ ...status, statusListIndex: '131072' }, 'malformed-status'],
    [{ ...status, statusPurpose: 'message' }, 'unknown-status'],
  ]
  for (const [credentialStatus, finding] of entries)
    expect(await found(await issue({ credentialStatus }), both)).toEqual([finding])
})

test('a revoked emblem of ours is revoked by the standards too, with the library that says otherwise aside', async () => {
  const here = anInstallation()
  const { didDocument } = await here.kit()
  const keys = async (did: string) => readKeyDocument(didDocument, did)
  const emblem = await here.emblem()
  for (const [revoked, finding] of [
    [[], 'verified'],
    [[77], ['revoked']],
  ] as const) {
    const list = () => here.statusList([...revoked])
    expect(await found(emblem, ['credentialStatus'], { keys, list })).toEqual(finding)
  }
})

test('a presentation answers its challenge for its domain, or does not pass; what is public may be shown unsigned', async () => {
  const credential = await issue()
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: [credential],
  }
  const asked = { challenge: 'abc', domain: 'city.example' }
  const check = async (document: Json, of: object = asked) => {
    const { verified, found } = await checkPresentation(document, of, sources, now)
    return verified || found.map(({ finding }) => finding)
  }
  expect(await check(presentation, {})).toBe(true)
  expect(await check(presentation)).toEqual(['bad-proof'])
  expect(await check({ ...presentation, type: ['Other'] }, {})).toEqual(['malformed'])
  expect(await check({ ...presentation, holder: 7 }, {})).toEqual(['malformed'])
  expect(await check({ ...presentation, verifiableCredential: ['text'] }, {})).toEqual([
    'malformed',
  ])
  // A proof of a credential is none of a presentation.
  const [proof] = credential.proof as [Json]
  expect(await check({ ...presentation, proof })).toEqual(['bad-proof'])
})

test('nothing that a test bed signs is an emblem: no trust list names its key', async () => {
  const here = anInstallation()
  const { proof: _, ...body } = await here.emblem()
  const forged = await bed.issue(body, false, now)
  const report = await checkCredential(forged, await here.kit(), here.roots, now)
  expect(report).toMatchObject({ verdict: 'failed', tone: 'red' })
})

test('base58 is read as it is written, and nothing else is', () => {
  expect(readBase58('z11')).toEqual(new Uint8Array([0, 0]))
  expect(readBase58('z2NEpo7TZRRrLZSi2U')).toEqual(new TextEncoder().encode('Hello World!'))
  for (const text of ['2NEpo', 'z', 'z0', 'zIl', 7, `z${'1'.repeat(200)}`])
    expect(readBase58(text)).toBeUndefined()
})

test('a term that is missing makes signing fail, in the version of before too', async () => {
  const old = {
    '@context': ['https://www.w3.org/2018/credentials/v1'],
    issuanceDate: '2026-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:one' },
  }
  expect(await found(await issue(old))).toBe('verified')
  await expect(issue({ ...old, issuanceDate: undefined })).rejects.toMatchObject({
    kind: { type: 'malformed-credential' },
  })
  await expect(
    signCredential(aCredential({ x: 1 }), anInstallation().signer('emblem-1'), now),
  ).rejects.toMatchObject({ kind: { type: 'malformed-credential' } })
})
