import { expect, test } from 'vitest'
import { readStarters } from '../indicators/index.ts'
import { deviceId } from './device.ts'
import { fleet } from './fleet.ts'
import { dayMs, hourMs } from './local-time.ts'
import { observe } from './observe.ts'

const from = Date.UTC(2026, 7, 1)
const month = 30 * dayMs

function device(key: string) {
  const found = fleet.find((one) => one.key === key)
  if (!found) throw new Error(`no device ${key}`)
  return found
}

test('the same past comes out whenever and in whatever pieces it is asked for', () => {
  for (const one of fleet) {
    const whole = observe(one, from, from + 4 * dayMs)
    const pieces = [0, 1, 2, 3].flatMap((day) =>
      observe(one, from + day * dayMs, from + (day + 1) * dayMs),
    )
    const inOrder = (list: typeof whole) =>
      list.toSorted((a, b) => a.attribute.localeCompare(b.attribute) || a.at - b.at)
    expect(inOrder(pieces), one.key).toEqual(inOrder(whole))
  }
})

test('devices have ids of their own, and all numbers are finite and not below zero', () => {
  expect(new Set(fleet.map(deviceId)).size).toBe(fleet.length)
  for (const one of fleet)
    for (const { value } of observe(one, from, from + month))
      expect(value >= 0 && Number.isFinite(value), one.key).toBe(true)
})

test('traffic has its rush hours, the sun its noon, and meters never run backwards', () => {
  const speeds = (hour: number) => {
    const seen = observe(device('traffic-1'), from, from + month)
    const at = seen.filter((one) => Math.floor((one.at / hourMs + 7) % 24) === hour)
    return at.reduce((sum, { value }) => sum + value, 0) / at.length
  }
  expect(speeds(17)).toBeLessThan(0.7 * speeds(3))
  for (const one of fleet.filter(({ key }) => /^(water-meter|building|lights)/.test(key)))
    for (const attribute of one.signals.map((signal) => signal.attribute)) {
      const seen = observe(one, from, from + month).filter((of) => of.attribute === attribute)
      expect(seen.every(({ value }, at) => at === 0 || value >= (seen[at - 1]?.value ?? 0))).toBe(
        true,
      )
    }
})

test('some messages are lost, one station is broken, and a silence is silent', () => {
  const share = (key: string) => observe(device(key), from, from + month).length / (30 * 24)
  expect(share('air-1')).toBeLessThan(1)
  expect(share('air-1')).toBeGreaterThan(0.9)
  expect(share('air-5')).toBeLessThan(0.5)
  const silence = { devices: ['air-'], from: from + dayMs, until: from + 2 * dayMs }
  const seen = observe(device('air-1'), from, from + 3 * dayMs, [silence])
  expect(seen.some(({ at }) => at >= silence.from && at < silence.until)).toBe(false)
  expect(seen.length).toBeGreaterThan(24)
})

test('the devices send what the starter definitions ask for, in their units', async () => {
  const sent = new Set(
    fleet.flatMap(({ type, code = '', signals }) =>
      signals.map(({ attribute, unit }) => `${type} ${attribute} ${unit} ${code}`),
    ),
  )
  const asked = (await readStarters())
    .filter(({ period }) => period === 'P1M')
    .flatMap(({ id, inputs }) =>
      Object.values(inputs).map(({ type, attribute, unit, q }) => ({
        id,
        wanted: `${type} ${attribute} ${unit} ${/name=="([^"]+)"/.exec(q ?? '')?.[1] ?? ''}`,
      })),
    )
  const missing = asked.filter(({ wanted }) => !sent.has(wanted)).map(({ id }) => id)
  expect([...new Set(missing)]).toEqual(['energy.outage_minutes'])
})
