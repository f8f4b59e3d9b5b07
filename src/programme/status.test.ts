import { expect, test } from 'vitest'
import type { RecordEvent } from './record.ts'
import { certifiedBy, publicStatus, zoneBy } from './status.ts'

const source = (name: string) => ({ label: { th: name, en: name }, url: null })
const event = (kind: RecordEvent['kind'], on: string): RecordEvent => ({
  kind,
  on,
  bodyId: null,
  source: source(`${kind} ${on}`),
})

/** Announced as a zone on a day, certified in a year, acknowledged and given its emblem on days of that year. */
const events = [
  event('zone-announced', '2020-10-16'),
  event('plan-approved', '2021'),
  event('emblem-granted', '2021'),
  event('acknowledged', '2021-11-07'),
  event('ceremony', '2021-12-24'),
  event('renewed', '2025-08'),
]

test.each([
  ['2020-10-15', undefined, undefined],
  ['2020-10-16', 'zone', '2020-10-16'],
  ['2021-11-06', 'zone', '2020-10-16'],
  ['2021-11-07', 'on-record', '2021-11-07'],
  ['2021-12-24', 'on-record', '2021-12-24'],
  // The year 2021 is over, but the ceremony is the newer event of that year.
  ['2021-12-31', 'on-record', '2021-12-24'],
  ['2025-08-30', 'on-record', '2021-12-24'],
  ['2025-08-31', 'on-record', '2025-08'],
  // No calendar moves what is on record: not after two years, not after a hundred.
  ['2121-01-01', 'on-record', '2025-08'],
])('on %s the city is %s as of %s', (at, legal, asOf) => {
  const status = publicStatus({ events, sample: false }, 'no-data', at)
  expect(status?.legal).toBe(legal)
  expect(status?.asOf).toBe(asOf)
  expect(status?.by?.label.en.endsWith(` ${asOf}`)).toBe(legal && true)
})

test('the proof status passes through and changes nothing of the legal one', () => {
  for (const proof of ['proven', 'at-risk', 'unproven', 'no-data'] as const)
    expect(publicStatus({ events, sample: false }, proof, '2026-01-01')).toMatchObject({
      legal: 'on-record',
      proof,
    })
})

test('a city is certified for sure when the first certifying event is over', () => {
  expect(certifiedBy(events)).toBe('2021-11-07')
  expect(zoneBy(events)).toBe('2020-10-16')
  expect(certifiedBy([event('emblem-granted', '2023')])).toBe('2023-12-31')
  expect(certifiedBy([event('plan-approved', '2023-07-27')])).toBeUndefined()
  expect(zoneBy([])).toBeUndefined()
})
