import { expect, test } from 'vitest'
import { checkCredential } from '../../src/emblem/check/check-credential.ts'
import type { Json } from '../../src/emblem/check/credential.ts'
import { formFaults } from '../../src/emblem/check/form-faults.ts'
import { liveBody } from '../../src/emblem/credential/live.ts'
import { toSeconds } from '../../src/emblem/keys/did.ts'
import { aCertificate, anInstallation, aProof, later, now, publicUrl } from './installation.ts'

const here = anInstallation()
const periods = { hours: 24, maxHours: 168 }

/** What the page of the emblem says when this live credential lies with it. */
async function seen(live: Json, at = now) {
  const kit = { ...(await here.kit()), live }
  if (at !== now) {
    kit.statusList = await here.statusList([], 'status-1', at)
    kit.standing = await here.standing({}, at)
  }
  const report = await checkCredential(await here.emblem(), kit, here.roots, at)
  const data = report.checks.find(({ name }) => name === 'data')
  return [report.tone, data?.result, data?.reason]
}

test('a live credential is of one emblem, of its day, and never longer than the ceiling', async () => {
  expect(await seen(await here.live())).toEqual(['green', 'passed', 'live-good'])
  const foreign = await here.live((body) =>
    JSON.parse(
      JSON.stringify(body).replaceAll(aCertificate.id, `${aCertificate.id.slice(0, -1)}9`),
    ),
  )
  expect(await seen(foreign)).toEqual(['grey', 'failed', 'foreign-live'])
  expect(await seen(await here.live(), later(25))).toEqual(['grey', 'failed', 'stale-live'])
  const lasting = await here.live((body) => ({ ...body, validUntil: toSeconds(later(24 * 7 + 1)) }))
  expect(await seen(lasting)).toEqual(['grey', 'failed', 'too-long-live'])
  const week = await here.live((body) => ({ ...body, validUntil: toSeconds(later(24 * 7)) }))
  expect((await seen(week))[0]).toBe('green')
  expect(await seen(await here.emblem())).toEqual(['grey', 'failed', 'bad-live'])
})

test('its life ends with the certificate and at the ceiling, whatever the setting says', () => {
  const facts = { id: 'urn:x', now, until: aCertificate.validUntil }
  const end = (hours: number, until = aCertificate.validUntil) =>
    liveBody(here.issuer, aCertificate, aProof, {
      ...facts,
      until,
      periods: { hours, maxHours: 168 },
    }).validUntil
  expect(end(24)).toBe(toSeconds(later(24)))
  expect(end(9999)).toBe(toSeconds(later(168)))
  expect(end(24, later(3))).toBe(toSeconds(later(3)))
})

test('each commitment is a result in the words of the schema; what is missing has no value', async () => {
  const [first] = aProof.commitments
  const of = (change: object) => ({ ...first, ...change }) as (typeof aProof.commitments)[number]
  const commitments = [
    of({}),
    of({ status: 'provisional' }),
    of({ met: false }),
    of({ status: 'insufficient', met: null }),
    of({ status: 'error', met: null }),
  ]
  const body = liveBody(
    here.issuer,
    aCertificate,
    { ...aProof, commitments },
    { id: 'urn:x:y', now, until: later(99), periods },
  )
  const results = (body.credentialSubject as Json).result as Json[]
  expect(results.map(({ status, value }) => [status, value])).toEqual([
    ['Completed', '18.42'],
    ['Provisional', '18.42'],
    ['Failed', '18.42'],
    ['OnHold', undefined],
    ['OnHold', undefined],
  ])
  expect(formFaults(body, 'live')).toEqual([])
  for (const [result] of [
    [{ ...results[0], status: 'stale' }],
    [{ ...results[0], value: 18.42 }],
  ]) {
    const subject = { ...(body.credentialSubject as Json), result: [result] }
    expect(formFaults({ ...body, credentialSubject: subject }, 'live')).toEqual([
      'credentialSubject.result',
    ])
  }
})

test('a live credential by itself is genuine for its day and no emblem', async () => {
  const live = await here.live()
  const kit = await here.kit()
  const report = await checkCredential(live, kit, here.roots, now)
  expect(report).toMatchObject({ kind: 'live', verdict: 'genuine-in-force', tone: 'grey' })
  expect(await checkCredential(live, kit, here.roots, later(25))).toMatchObject({
    verdict: 'genuine-expired',
  })
  expect(live.id).not.toBe(`${publicUrl}/credentials/${aCertificate.id}`)
})
