import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Json } from '../../src/emblem/check/credential.ts'
import type { EmblemDeps } from '../../src/emblem/emblem-deps.ts'
import { checkAnyCredential } from '../../src/emblem/standard/check-any-credential.ts'
import { addressOfDid } from '../../src/emblem/standard/did-web.ts'
import { makeSources } from '../../src/emblem/standard/sources.ts'
import { type Allowed, readAllowed } from '../../src/http/egress/allow-list.ts'
import { type Canary, startCanary } from '../../src/http/egress/canary.fixture.ts'
import { makeEgress } from '../../src/http/egress/egress.ts'
import { notPublic, thisMachine } from '../../src/http/egress/hostile-hosts.fixture.ts'
import { anInstallation, now } from './installation.ts'

let canary: Canary
let issuerUrl = ''
let answer: RequestListener = (_request, reply) => reply.end()
const asked: string[] = []
const ends: (() => unknown)[] = []

beforeAll(async () => {
  canary = await startCanary()
  const folder = mkdtempSync(join(tmpdir(), 'lm-issuer-'))
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const files = ['-keyout', keyFile, '-out', certFile]
  execFileSync('openssl', ['req', '-x509', ...curve, ...subject, ...files], { stdio: 'ignore' })
  const cert = readFileSync(certFile, 'utf8')
  const known = getCACertificates()
  setDefaultCACertificates([...known, cert])
  const listener = (request: IncomingMessage, reply: Parameters<RequestListener>[1]) => {
    asked.push(request.url ?? '')
    answer(request, reply)
  }
  const server = createServer({ key: readFileSync(keyFile), cert }, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuerUrl = `https://localhost:${(server.address() as AddressInfo).port}`
  ends.push(
    () => canary.close(),
    () => setDefaultCACertificates(known),
    () => rmSync(folder, { recursive: true, force: true }),
    () => {
      server.closeAllConnections()
      server.close()
    },
  )
})

afterAll(async () => {
  for (const end of ends) await end()
})

/** Checks a credential as an installation at another address does, which may reach what is listed and nothing else. */
async function check(credential: Json, listed: readonly string[]) {
  const allow = listed.map((entry) => readAllowed(entry) as Allowed)
  const egress = makeEgress({ allow, resolve: async () => ['127.0.0.1'] })
  const site = { publicUrl: 'https://elsewhere.example', official: false, operator: null }
  const deps = { egress, site, authority: null } as unknown as EmblemDeps
  try {
    const sources = makeSources(deps, null, now)
    const report = await checkAnyCredential(credential, ['credentialStatus'], sources, now)
    const findings = report.found.map(({ finding }) => finding)
    return report.verified ? 'verified' : [report.isUnknown ? 'unknown' : 'refused', ...findings]
  } finally {
    await egress.close()
  }
}

const send = (document: unknown, status = 200, headers = {}): RequestListener => {
  return (_request, reply) => reply.writeHead(status, headers).end(JSON.stringify(document))
}

test('the emblem of another installation is verified over https, with its own keys and list, once its host is listed', async () => {
  const there = anInstallation(issuerUrl)
  const { didDocument } = await there.kit()
  const [emblem, list] = [await there.emblem(), await there.statusList()]
  const both: RequestListener = (request, reply) =>
    send(request.url === '/status/1' ? list : didDocument)(request, reply)
  answer = both
  const host = new URL(issuerUrl).host
  expect(await check(emblem, [host])).toBe('verified')
  expect(asked.splice(0)).toEqual(['/.well-known/did.json', '/status/1'])
  expect(await check(emblem, [])).toEqual(['unknown', 'no-key', 'no-status-list'])
  expect(asked).toEqual([])

  const onlyKeys = (list: RequestListener): RequestListener => {
    return (request, reply) => (request.url === '/status/1' ? list : both)(request, reply)
  }
  const toElsewhere = { location: `${issuerUrl}/elsewhere` }
  const toCanary = { location: `http://127.0.0.1:${canary.port}/` }
  const bomb: RequestListener = (_request, reply) =>
    reply.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(8_000_000)))
  const lists: [string, RequestListener, string[]][] = [
    ['a redirect', send(list, 302, toElsewhere), ['unknown', 'no-status-list']],
    ['a redirect inside', send(list, 307, toCanary), ['unknown', 'no-status-list']],
    ['a bomb', bomb, ['unknown', 'no-status-list']],
    ['no JSON', (_, reply) => reply.end('<html>'), ['unknown', 'no-status-list']],
    ['an error', send(list, 500), ['unknown', 'no-status-list']],
    ['a list', send([list]), ['unknown', 'no-status-list']],
    ['another’s list', send(await anInstallation().statusList()), ['unknown', 'bad-status-list']],
    ['a revoked one', send(await there.statusList([77])), ['refused', 'revoked']],
  ]
  for (const [what, list, found] of lists) {
    answer = onlyKeys(list)
    expect([what, await check(emblem, [host])]).toEqual([what, found])
  }
  const documents: [string, RequestListener, string][] = [
    ['a redirect', send(didDocument, 301, toElsewhere), 'no-key'],
    ['another DID', send({ ...didDocument, id: 'did:web:other.example' }), 'no-key'],
    ['a bomb', bomb, 'no-key'],
    ['a withdrawn key', send({ ...didDocument, assertionMethod: [] }), 'bad-proof'],
    ['other keys', send((await anInstallation().kit()).didDocument), 'no-key'],
  ]
  for (const [what, document, finding] of documents) {
    answer = document
    expect([what, ((await check(emblem, [host])) as string[])[1]]).toEqual([what, finding])
  }
  expect(asked).not.toContain('/elsewhere')
  expect(canary.contacts()).toBe(0)
})

test('no spelling of an address inside the network is reached: as an issuer, as a list, with what is private allowed to others', async () => {
  const here = anInstallation()
  const emblem = await here.emblem()
  for (const host of [...thisMachine, ...notPublic]) {
    const did = `did:web:${host}%3A${canary.port}`
    const address = `https://${host}:${canary.port}/status/1`
    const issued = { ...emblem, issuer: did, proof: renamed(emblem, did) }
    const status = { ...(emblem.credentialStatus as Json), statusListCredential: address }
    for (const document of [issued, { ...emblem, credentialStatus: status }]) {
      const found = await check(document, ['listed.example', '10.9.9.9'])
      expect([host, found]).not.toEqual([host, 'verified'])
    }
  }
  expect(canary.contacts()).toBe(0)
}, 60_000)

/** The proofs of a credential, by a key of another name. */
function renamed({ proof }: Json, did: string): Json[] {
  return (proof as Json[]).map((one) => ({ ...one, verificationMethod: `${did}#emblem-1` }))
}

test.each([
  ['did:web:city.example', 'https://city.example/.well-known/did.json'],
  ['did:web:city.example%3A8443', 'https://city.example:8443/.well-known/did.json'],
  ['did:web:city.example:th:phuket', 'https://city.example/th/phuket/did.json'],
])('%s stands at %s', (did, address) => {
  expect(addressOfDid(did)?.href).toBe(address)
})

test.each([
  'did:web:',
  'did:web:127.0.0.1',
  'did:web:2130706433',
  'did:web:0x7f.1',
  'did:web:[::1]',
  'did:web:user%40city.example',
  'did:web:city.example%2Fx',
  'did:web:city.example:..:x',
  'did:web:city.example:.hidden',
  'did:web:city.example%3A99999',
  'did:web:city.example#x',
  'did:web:city.example?x',
  'did:key:z6Mk',
  'did:other:city.example',
  'https://city.example',
])('%s is no DID whose document is asked for', (did) => {
  expect(addressOfDid(did)).toBeUndefined()
})
