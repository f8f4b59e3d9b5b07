import { type Breach, committeeState, personsState } from './breach.ts'

/** A breach with how its two notices stand at a moment, as the interface and the export give it. */
export function withClock(breach: Breach, now: Date) {
  return { ...breach, committee: committeeState(breach, now), persons: personsState(breach) }
}

/** The whole register as one JSON document, for the committee's office and for who audits. */
export function writeRegister(breaches: readonly Breach[], now: Date): string {
  const register = {
    register: 'lakmueang breaches',
    version: 1,
    writtenAt: now,
    breaches: breaches.map((breach) => withClock(breach, now)),
  }
  return `${JSON.stringify(register, undefined, 2)}\n`
}
