import type { Day } from '../../base/day.ts'
import type { Lang } from '../../base/text.ts'
import type { Role, Scope } from '../people/role.ts'

/** Somebody who is asked in, and the mandate they are to hold, for days [from, until). */
export type NewInvitation = {
  name: string
  /** Where the invitation goes; whoever accepts it has this address from then on. */
  email: string
  lang: Lang
  role: Role
  scope: Scope
  from: Day
  until: Day | null
  /** The document that grants the mandate, as its number and date are written. */
  basis: string
}

/** An invitation that has been made. */
export type Invitation = NewInvitation & {
  id: string
  /** The id of the person who invites, and grants the mandate. */
  invitedBy: string
  madeAt: Date
  expiresAt: Date
}
