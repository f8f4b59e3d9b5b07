/** Remembers, for a moment, what a secret opens, so that not every request asks the database. */
export type ShortMemory<T> = {
  /** What the secret opens, found now or within the last moment. Callers at the same time share one finding. */
  get(secret: string, now: Date): Promise<T | undefined>
  /** Forgets a secret at once, as after ending its session in this process. */
  forget(secret: string): void
  /** Forgets everything at once, as after ending what somebody else holds: their secret is not known here. */
  forgetAll(): void
}

type Remembered<T> = { foundAt: number; found: Promise<T | undefined> }

/**
 * Makes a memory over a finding. `ageMs` bounds how long a revocation can go unseen, counted from before the finding; `most` is how
 * many secrets are held. What opens nothing is not remembered, so that guesses push nobody out. Errors: those of the finding,
 * which are not remembered either.
 */
export function makeShortMemory<T>(
  find: (secret: string, now: Date) => Promise<T | undefined>,
  { ageMs = 1_000, most = 10_000 } = {},
): ShortMemory<T> {
  const memory = new Map<string, Remembered<T>>()

  const remember = (secret: string, now: Date): Promise<T | undefined> => {
    const one: Remembered<T> = { foundAt: now.getTime(), found: find(secret, now) }
    const drop = () => {
      if (memory.get(secret) === one) memory.delete(secret)
    }
    one.found.then((found) => found === undefined && drop(), drop)
    memory.delete(secret)
    memory.set(secret, one)
    // The oldest finding stands first.
    const [oldest] = memory.keys()
    if (memory.size > most && oldest !== undefined) memory.delete(oldest)
    return one.found
  }

  return {
    get: (secret, now) => {
      const known = memory.get(secret)
      const age = known ? now.getTime() - known.foundAt : Number.POSITIVE_INFINITY
      // A clock that was set back must not keep what is remembered alive.
      return known && age >= 0 && age < ageMs ? known.found : remember(secret, now)
    },
    forget: (secret) => {
      memory.delete(secret)
    },
    forgetAll: () => memory.clear(),
  }
}
