import type { Day } from '../../base/day.ts'

/** That a person belongs to an organisation, for days [from, until). It gives no rights; mandates do. */
export type Membership = {
  id: string
  personId: string
  organisationId: string
  from: Day
  until: Day | null
}
