import { type Pace, retryWaitMs } from './retry.ts'

/**
 * Remembers places that do not answer: after some failures in a row nothing goes there for a while, then one notification tries. What a
 * place answers, be it a refusal, closes its breaker.
 */
export type Breakers = {
  /** Until when nothing may go to a place; undefined where it may, and then the asking is the one try where it had been silent. */
  heldUntil(place: string, now: number): number | undefined
  note(place: string, answered: boolean, now: number, random: number): void
  /** The places to which nothing may go now. */
  open(now: number): string[]
}

const failuresToOpen = 5

type State = { failures: number; until: number }

export function makeBreakers(pace: Pace): Breakers {
  const states = new Map<string, State>()
  return {
    heldUntil(place, now) {
      const state = states.get(place)
      if (!state || state.failures < failuresToOpen) return undefined
      if (state.until > now) return state.until
      // This one tries; the others wait for what comes of it.
      state.until = now + pace.firstMs
      return undefined
    },
    note(place, answered, now, random) {
      if (answered) {
        states.delete(place)
        return
      }
      const failures = (states.get(place)?.failures ?? 0) + 1
      const over = failures - failuresToOpen + 1
      const until = over > 0 ? now + retryWaitMs(over, pace, random) : 0
      states.set(place, { failures, until })
    },
    open: (now) =>
      [...states]
        .filter(([, { failures, until }]) => failures >= failuresToOpen && until > now)
        .map(([place]) => place),
  }
}
