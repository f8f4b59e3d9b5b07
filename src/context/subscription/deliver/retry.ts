/** How deliveries are tried again, in milliseconds. */
export type Pace = {
  /** The wait after a first failure; it doubles with each further one up to `longestMs`. */
  firstMs: number
  longestMs: number
  /** How old a delivery becomes before it is given up. */
  givenUpMs: number
  /** How long a claim of a subscription's queue holds; whoever holds it is thought gone then. */
  claimMs: number
  /** How often is looked for what is due. */
  lookMs: number
}

export const usualPace: Pace = {
  firstMs: 1_000,
  longestMs: 300_000,
  givenUpMs: 86_400_000,
  claimMs: 45_000,
  lookMs: 500,
}

/** How long to wait after the nth failure in a row, half of it by chance (`random` from 0 to 1), at least the endpoint's cooldown. */
export function retryWaitMs(
  failures: number,
  { firstMs, longestMs }: Pace,
  random: number,
  cooldownMs = 0,
): number {
  const full = Math.min(firstMs * 2 ** Math.min(failures - 1, 30), longestMs)
  return Math.max(full * (0.5 + random / 2), cooldownMs)
}
