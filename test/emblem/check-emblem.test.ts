import { afterEach, expect, test, vi } from 'vitest'
import { checkCredential } from '../../src/emblem/check/check-credential.ts'
import type { Json } from '../../src/emblem/check/credential.ts'
import { emptyKit, type Kit } from '../../src/emblem/check/documents.ts'
import type { Report } from '../../src/emblem/check/report.ts'
import { addProof, seal, signCredential } from '../../src/emblem/credential/sign-credential.ts'
import { makeTrustList } from '../../src/emblem/keys/did.ts'
import { makeKey, makeKeyRing } from '../../src/emblem/keys/key-ring.ts'
import { aCertificate, anInstallation, later, now, publicUrl } from './installation.ts'

const here = anInstallation()
const check = (document: unknown, kit: Kit, at = now) =>
  checkCredential(document, kit, here.roots, at)
const result = (report: Report, name: string) => {
  const found = report.checks.find((one) => one.name === name)
  return [found?.result, found?.reason]
}
const withSubject = (change: (achievement: Json) => Json) => (body: Json) => {
  const subject = body.credentialSubject as Json
  return {
    ...body,
    credentialSubject: { ...subject, achievement: change(subject.achievement as Json) },
  }
}

afterEach(() => vi.unstubAllGlobals())

test('a genuine emblem with a fresh live credential is in force and green, and nobody is asked outside', async () => {
  vi.stubGlobal('fetch', () => {
    throw new Error('asked outside')
  })
  const report = await check(await here.emblem(), await here.kit())

  expect(report).toMatchObject({
    kind: 'emblem',
    verdict: 'genuine-in-force',
    tone: 'green',
    sample: true,
    data: { proof: 'proven' },
    faults: [],
    signedBy: { did: here.did, key: `${here.did}#emblem-1` },
  })
  expect(report.checks.map(({ name, result }) => [name, result])).toEqual([
    ['signature', 'passed'],
    ['issuer', 'passed'],
    ['revocation', 'passed'],
    ['dates', 'passed'],
    ['data', 'passed'],
    ['log', 'unknown'],
  ])
})

test('a revoked emblem is never in force, whatever else is good', async () => {
  const kit = { ...(await here.kit()), statusList: await here.statusList([77]) }
  const report = await check(await here.emblem(), kit)
  expect(report).toMatchObject({ verdict: 'genuine-revoked', tone: 'red' })
  const neighbours = { ...kit, statusList: await here.statusList([76, 78]) }
  expect(await check(await here.emblem(), neighbours)).toMatchObject({ tone: 'green' })
})

test.each([
  ['suspended', 'genuine-suspended', 'red'],
  ['under-notice', 'genuine-under-notice', 'amber'],
  ['surrendered', 'genuine-surrendered', 'grey'],
  ['expired', 'genuine-expired', 'grey'],
] as const)('an emblem that is %s by decision is %s', async (legal, verdict, tone) => {
  const kit = { ...(await here.kit()), standing: await here.standing({ legal }) }
  expect(await check(await here.emblem(), kit)).toMatchObject({ verdict, tone })
})

test.each([
  ['at-risk', 'amber'],
  ['unproven', 'amber'],
  ['no-data', 'grey'],
] as const)(
  'data that are %s make it %s, with the live credential of before at hand',
  async (proof, tone) => {
    const kit = { ...(await here.kit()), standing: await here.standing({ proof, daysLeft: null }) }
    const report = await check(await here.emblem(), kit)
    expect(report).toMatchObject({ verdict: 'genuine-in-force', tone, data: { proof } })
  },
)

test('what could not be checked is never green: each part of the kit taken away', async () => {
  const emblem = await here.emblem()
  const whole = await here.kit()
  for (const name of ['didDocument', 'trustList', 'statusList', 'standing'] as const) {
    const report = await check(emblem, { ...whole, [name]: null })
    expect([name, report.verdict, report.tone]).toEqual([name, 'could-not-check', 'grey'])
  }
  const noLive = await check(emblem, { ...whole, live: null })
  expect(noLive).toMatchObject({
    verdict: 'genuine-in-force',
    tone: 'grey',
    data: { proof: 'unknown' },
  })
  expect(await check(emblem, emptyKit)).toMatchObject({ verdict: 'could-not-check', tone: 'grey' })
  expect(await checkCredential(emblem, whole, [], now)).toMatchObject({
    verdict: 'could-not-check',
  })
})

test('a changed claim, date, index or status does not pass', async () => {
  const emblem = await here.emblem()
  const kit = await here.kit()
  const status = emblem.credentialStatus as Json
  const { credentialStatus: _, ...withoutStatus } = emblem
  const changed: [string, unknown][] = [
    ['name', { ...emblem, name: 'เมืองอื่น' }],
    ['validUntil', { ...emblem, validUntil: '2099-01-01T00:00:00Z' }],
    ['index', { ...emblem, credentialStatus: { ...status, statusListIndex: '78' } }],
    ['status taken away', withoutStatus],
    ['city', withSubject((one) => ({ ...one, name: 'อื่น' }))(emblem)],
    ['added unknown term', { ...emblem, award: 'ดีเด่น' }],
    ['added known term', { ...emblem, awardedDate: '2026-10-01T00:00:00Z' }],
  ]
  for (const [what, document] of changed)
    expect([what, (await check(document, kit)).verdict]).toEqual([what, 'failed'])
  const huge = await check({ ...emblem, description: 'x'.repeat(140_000) }, kit)
  expect(huge).toMatchObject({ verdict: 'failed', faults: ['size'] })
})

test('contexts are ours in their order: one that gives terms another meaning does not pass', async () => {
  const kit = await here.kit()
  const emblem = await here.emblem()
  const contexts = emblem['@context'] as unknown[]
  const inline = { award: 'https://evil.example/award' }
  for (const context of [[...contexts, inline], contexts.toReversed(), contexts[0]])
    expect((await check({ ...emblem, '@context': context, award: 'x' }, kit)).verdict).toBe(
      'failed',
    )
})

test('a key signs its own kind and no other', async () => {
  const kit = await here.kit()
  for (const key of ['live-1', 'status-1', 'extract-1', 'root-1']) {
    const report = await check(await here.emblem(undefined, key), kit)
    expect([key, report.verdict]).toEqual([key, 'failed'])
  }
  const listByEmblem = { ...kit, statusList: await here.statusList([], 'emblem-1') }
  expect(await check(await here.emblem(), listByEmblem)).toMatchObject({
    verdict: 'could-not-check',
  })
  const liveByEmblem = { ...kit, live: await here.live(undefined, 'emblem-1') }
  const report = await check(await here.emblem(), liveByEmblem)
  expect([result(report, 'data'), report.tone]).toEqual([['failed', 'bad-live'], 'grey'])
})

test('a good signature by somebody whom nobody trusts is not genuine', async () => {
  const stranger = anInstallation('https://look-alike.example')
  const foreign = { ...(await stranger.kit()), trustList: await here.trustList() }
  const report = await check(await stranger.emblem(), foreign)
  expect([report.verdict, result(report, 'issuer')]).toEqual([
    'failed',
    ['failed', 'unknown-issuer'],
  ])
  // With a trust list of its own making the stranger is no better off: its root is not ours.
  expect(await check(await stranger.emblem(), await stranger.kit())).toMatchObject({
    verdict: 'could-not-check',
    tone: 'grey',
  })
})

test('a key is trusted for its time: retired ones for what they signed before, compromised ones for nothing', async () => {
  const ring = makeKeyRing()
  const ending = (change: object) => (key: (typeof here.keys)[number]) =>
    key.name === 'emblem-1' ? { ...key, ...change } : key
  const retired = anInstallation(publicUrl, ring, (keys) =>
    keys.map(ending({ retiredAt: later(1) })),
  )
  const inTime = await checkCredential(
    await retired.emblem(),
    await retired.kit(),
    retired.roots,
    now,
  )
  const late = await retired.emblem(undefined, 'emblem-1', later(2))
  expect(inTime.verdict).toBe('genuine-in-force')
  const kit = await retired.kit()
  expect(await checkCredential(late, kit, retired.roots, later(3))).toMatchObject({
    verdict: 'failed',
  })
  const stolen = anInstallation(publicUrl, ring, (keys) =>
    keys.map(ending({ compromisedAt: later(1) })),
  )
  const report = await checkCredential(await stolen.emblem(), await stolen.kit(), stolen.roots, now)
  expect([report.verdict, result(report, 'signature')]).toEqual([
    'failed',
    ['failed', 'key-withdrawn'],
  ])
})

test('of two proofs each is checked: one that is spoilt is reported, and spoils the whole', async () => {
  const ring = new Map([...makeKeyRing(), ['emblem-2', makeKey()]])
  const two = anInstallation(publicUrl, ring)
  const both = await addProof(await two.emblem(), two.signer('emblem-2'), now)
  const kit = await two.kit()
  const good = await checkCredential(both, kit, two.roots, now)
  expect([good.verdict, good.proofs.length]).toEqual(['genuine-in-force', 2])
  const [first, second] = both.proof as Json[]
  const value = String(first?.proofValue)
  const spoilt = {
    ...first,
    proofValue: value.slice(0, -4) + value.slice(-4).split('').reverse().join(''),
  }
  const report = await checkCredential({ ...both, proof: [spoilt, second] }, kit, two.roots, now)
  expect(report.verdict).toBe('failed')
  expect(report.proofs.map(({ key, result }) => [key, result])).toEqual([
    [`${two.did}#emblem-1`, 'failed'],
    [`${two.did}#emblem-2`, 'passed'],
  ])
})

test('a bare did:key, another suite and no proof at all are no proofs', async () => {
  const emblem = await here.emblem()
  const [proof] = emblem.proof as Json[]
  const kit = await here.kit()
  const key = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
  for (const one of [
    [{ ...proof, verificationMethod: `${key}#x` }],
    [{ ...proof, cryptosuite: 'eddsa-jcs-2022' }],
    [{ ...proof, proofPurpose: 'authentication' }],
    [],
    [proof, proof, proof, proof, proof],
    'proof',
  ])
    expect((await check({ ...emblem, proof: one }, kit)).verdict).toBe('failed')
})

test('clocks may be 300 seconds apart and no more', async () => {
  const kit = await here.kit()
  const starts = new Date(now.getTime() + 300_000)
  const at = (moment: Date) => ({ validFrom: moment.toISOString().replace('.000', '') })
  const within = await here.emblem((body) => ({ ...body, ...at(starts) }))
  expect(await check(within, kit)).toMatchObject({ verdict: 'genuine-in-force' })
  const tooFar = await here.emblem((body) => ({
    ...body,
    ...at(new Date(starts.getTime() + 1000)),
  }))
  expect((await check(tooFar, kit)).verdict).toBe('failed')
  const ahead = await check(within, kit, new Date(now.getTime() - 1000))
  expect([ahead.verdict, result(ahead, 'dates')]).toEqual(['failed', ['failed', 'not-yet-valid']])

  const end = aCertificate.validUntil.getTime()
  const fresh = async (moment: Date): Promise<Kit> => ({
    ...kit,
    statusList: await here.statusList([], 'status-1', moment),
    standing: await here.standing({}, moment),
  })
  const [before, after] = [new Date(end + 299_000), new Date(end + 300_000)]
  const emblem = await here.emblem()
  expect((await check(emblem, await fresh(before), before)).verdict).toBe('genuine-in-force')
  expect((await check(emblem, await fresh(after), after)).verdict).toBe('genuine-expired')
})

test('a status list or standing that has run out says nothing', async () => {
  const emblem = await here.emblem()
  const kit = await here.kit()
  const report = await check(emblem, kit, later(24.1))
  expect([report.verdict, result(report, 'revocation')]).toEqual([
    'could-not-check',
    ['unknown', 'stale-list'],
  ])
  const newList = { ...kit, statusList: await here.statusList([], 'status-1', later(24)) }
  expect((await check(emblem, newList, later(24.1))).verdict).toBe('could-not-check')
  const another = {
    ...kit,
    standing: await here.standing({ credential: `${publicUrl}/credentials/x` }),
  }
  expect((await check(emblem, another)).verdict).toBe('could-not-check')
})

test('the list of another address, or by another issuer, says nothing', async () => {
  const emblem = await here.emblem()
  const stranger = anInstallation('https://other.example')
  const kit = await here.kit()
  for (const statusList of [
    await stranger.statusList(),
    { ...kit.statusList, id: `${publicUrl}/status/2` },
  ])
    expect((await check(emblem, { ...kit, statusList })).verdict).toBe('could-not-check')
})

test('issuing leaves what it is given as it was, and twice gives one proof each', async () => {
  const body = { ...(await here.emblem()) }
  const before = JSON.stringify(body)
  const first = await signCredential(body, here.signer('emblem-1'), now)
  const second = await signCredential(first, here.signer('emblem-1'), now)
  expect(JSON.stringify(body)).toBe(before)
  expect([first.proof, second.proof].map((proof) => (proof as Json[]).length)).toEqual([1, 1])
  expect(Array.isArray(first.credentialStatus)).toBe(false)
})

test('an unknown term is not signed, nor the schema of badges without its context', async () => {
  const isRefused = { kind: { type: 'malformed-credential' } }
  await expect(here.emblem((body) => ({ ...body, award: 'x' }))).rejects.toMatchObject(isRefused)
  const noExtensions = (body: Json) => ({
    ...body,
    '@context': (body['@context'] as string[]).slice(0, 2),
  })
  await expect(here.emblem(noExtensions)).rejects.toMatchObject(isRefused)
})

test.each<[string, (body: Json) => Json]>([
  ['a language map as name', (body) => ({ ...body, name: { '@value': 'ก', '@language': 'th' } })],
  [
    'an identity type outside the list',
    (body) => {
      const subject = body.credentialSubject as Json
      const [one] = subject.identifier as Json[]
      return {
        ...body,
        credentialSubject: { ...subject, identifier: [{ ...one, identityType: 'cityId' }] },
      }
    },
  ],
  ['an achievement without criteria', withSubject(({ criteria: _, ...rest }) => rest)],
  ['an achievement without description', withSubject(({ description: _, ...rest }) => rest)],
  [
    'a number as index',
    (body) => ({
      ...body,
      credentialStatus: { ...(body.credentialStatus as Json), statusListIndex: 77 },
    }),
  ],
  [
    'an index beyond the list',
    (body) => ({
      ...body,
      credentialStatus: { ...(body.credentialStatus as Json), statusListIndex: '131072' },
    }),
  ],
  [
    'two statuses',
    (body) => ({ ...body, credentialStatus: [body.credentialStatus, body.credentialStatus] }),
  ],
])('%s breaks the form, even well signed', async (_what, change) => {
  const emblem = await here.emblem(change).catch(async () => change(await here.emblem()))
  const report = await check(emblem, await here.kit())
  expect([report.verdict, report.faults.length > 0]).toEqual(['failed', true])
})

test('what is no credential of ours at all fails', async () => {
  const kit = await here.kit()
  for (const document of [null, 7, 'x', [], {}, await here.statusList(), { '@context': [] }])
    expect(await check(document, kit)).toMatchObject({ verdict: 'failed', tone: 'red' })
})

test('a trust list sealed by another root, or changed, is none', async () => {
  const kit = await here.kit()
  const list = makeTrustList(here.did, here.keys, { number: 2, liveMaxHours: 168, now })
  const byOther = await seal(list, here.signer('emblem-1'))
  const emblem = await here.emblem()
  const stretched = { ...(kit.trustList as object), liveMaxHours: 9999 } as Kit['trustList']
  for (const trustList of [byOther, stretched])
    expect(await check(emblem, { ...kit, trustList })).toMatchObject({ verdict: 'could-not-check' })
})
