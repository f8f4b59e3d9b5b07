import { bangkokDay, type Day } from '../../base/day.ts'
import type { Role, Scope } from './role.ts'

/** A role that a person holds somewhere, for days [from, until), by a document. Mandates may overlap. */
export type Mandate = {
  id: string
  personId: string
  role: Role
  scope: Scope
  from: Day
  until: Day | null
  /** The document that grants it, as its number and date are written. */
  basis: string
  /** The id of the person who recorded it; null for the installation itself. */
  grantedBy: string | null
  revokedAt: Date | null
}

export type NewMandate = Pick<Mandate, 'personId' | 'role' | 'scope' | 'from' | 'until' | 'basis'>

/** Whether a mandate gives its rights at a moment: its days are those of Bangkok, a revocation counts from its instant. */
export function isInForce(mandate: Mandate, now: Date): boolean {
  const today = bangkokDay(now)
  if (today < mandate.from) return false
  if (mandate.until !== null && today >= mandate.until) return false
  return mandate.revokedAt === null || now < mandate.revokedAt
}

/** The mandates that give rights at a moment. */
export function mandatesInForce(mandates: readonly Mandate[], now: Date): Mandate[] {
  return mandates.filter((mandate) => isInForce(mandate, now))
}

/**
 * The mandate a person begins a session with: their only one in force, else none. Who holds several says in which one they act;
 * who chose one that has ended chooses again, and is never moved to another unasked.
 */
export function firstMandate(mandates: readonly Mandate[], now: Date): Mandate | null {
  const [only, ...others] = mandatesInForce(mandates, now)
  return only && others.length === 0 ? only : null
}
