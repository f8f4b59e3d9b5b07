import { type Allowed, readAllowed } from '../http/egress/allow-list.ts'

const longestSweep = 86_400

/** Reads what may be reached: entries separated by commas; one that is none refuses them all. */
export function readEgressAllow(value: string): readonly Allowed[] | undefined {
  const entries = value.split(',').map((entry) => readAllowed(entry.trim()))
  return entries.every((entry) => entry !== undefined) ? entries : undefined
}

/** Reads how many instances an answer tells; one alone would lead from page to page and never on. */
export function readInstances(value: string): number | undefined {
  const instances = /^\d{1,5}$/.test(value) ? Number(value) : 0
  return instances >= 2 && instances <= 10_000 ? instances : undefined
}

export function readSeconds(value: string): number | undefined {
  const seconds = /^\d{1,5}$/.test(value) ? Number(value) : 0
  return seconds >= 1 && seconds <= longestSweep ? seconds : undefined
}
