/** How somebody signed in. `link` is a one-time link: an invitation, a recovery, the operator's first. */
export type SignInMethod = 'password' | 'passkey' | 'oidc' | 'link'

/** A person's stay, from signing in to signing out or to its limits. */
export type Session = {
  /** UUID v4; names the session in lists, and opens nothing. */
  id: string
  personId: string
  /** The mandate chosen to act in. */
  mandateId: string | null
  method: SignInMethod
  /** What the browser calls itself, so that its owner knows it again. No address is kept. */
  agent: string | null
  /** When they signed in; the absolute limit counts from here, also across renewals. */
  startedAt: Date
  /** Known to the minute. */
  lastUsedAt: Date
}

/** What is known of the browser at sign-in. */
export type SignInFacts = { method: SignInMethod; agent: string | null }

/** Limits of a session, in minutes. Source: OWASP ASVS 5.0, 7.3.1 and 7.3.2: set by risk; these are a working day at most. */
export const sessionLimits = { idleMinutes: 30, absoluteMinutes: 12 * 60, agentLength: 200 }

const minuteMs = 60_000

/** The earliest start, and the earliest last use, of a session that is alive at a moment: both must be later. */
export function oldestAlive(now: Date): { startedAt: Date; lastUsedAt: Date } {
  return {
    startedAt: new Date(now.getTime() - sessionLimits.absoluteMinutes * minuteMs),
    lastUsedAt: new Date(now.getTime() - sessionLimits.idleMinutes * minuteMs),
  }
}

/** A use noted after this need not be noted again: at most one write a minute. */
export function minuteBefore(now: Date): Date {
  return new Date(now.getTime() - minuteMs)
}
