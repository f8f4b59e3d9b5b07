import { chance } from './chance.ts'
import type { Device, Signal } from './device.ts'
import { hourMs } from './local-time.ts'

/** One number that a device sent. `at` in ms since 1970. */
export type Observation = { attribute: string; unit: string; at: number; value: number }

/** A stretch of time [from, until) in ms in which devices, by the beginning of their key, send nothing. */
export type Silence = { devices: readonly string[]; from: number; until: number }

/**
 * What a device sends in [from, until), attribute by attribute in order of time: the same numbers whenever they are asked for. Single
 * messages are lost, about one week in ten has an outage of some hours, and nothing is sent in a silence.
 */
export function observe(
  device: Device,
  from: number,
  until: number,
  silences: readonly Silence[] = [],
): Observation[] {
  const silent = silences.filter(({ devices }) =>
    devices.some((beginning) => device.key.startsWith(beginning)),
  )
  return device.signals.flatMap((signal) =>
    moments(device, signal, from, until)
      .filter((at) => arrives(device, signal, at))
      .filter((at) => !silent.some((one) => one.from <= at && at < one.until))
      .map((at) => ({
        attribute: signal.attribute,
        unit: signal.unit,
        at,
        value: Number(signal.value(at).toFixed(signal.decimals)),
      })),
  )
}

/** When a signal is due: every so many hours, at a minute of its own. */
function moments({ key }: Device, { everyHours }: Signal, from: number, until: number): number[] {
  const step = everyHours * hourMs
  const minute = Math.floor(chance(key, 'minute') * 55) * 60_000
  // Figures of the day are sent between six and seven in the morning of Bangkok.
  const offset = (everyHours === 24 ? -hourMs : 0) + minute
  const found: number[] = []
  for (let at = Math.ceil((from - offset) / step) * step + offset; at < until; at += step)
    found.push(at)
  return found
}

const weekMs = 7 * 24 * hourMs

function arrives({ key, loses }: Device, { attribute }: Signal, at: number): boolean {
  if (chance(key, attribute, at, 'lost') < loses) return false
  const week = Math.floor(at / weekMs)
  if (chance(key, week, 'outage') >= 0.1) return true
  const began = week * weekMs + chance(key, week, 'began') * (weekMs - 6 * hourMs)
  return at < began || at >= began + 5 * hourMs
}
