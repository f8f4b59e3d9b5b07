import type { Text } from '../base/text.ts'

/** Kinds of organisation on the record, after the kinds of applicant in the rules (bodies.applicant) and the secretariat. */
export const organisationKinds = [
  'province',
  'provincial-administration',
  'city-municipality',
  'town-municipality',
  'subdistrict-municipality',
  'subdistrict-administration',
  'bangkok',
  'university',
  'state-enterprise',
  'company',
  'city-development-company',
  'consortium',
  'government-office',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export type Organisation = { id: string; kind: OrganisationKind; name: Text }

/** A body that decides or assesses. `publish` is false for a body that is only a default of the system. Source: data/programme-rules.json. */
export type Body = {
  id: string
  order: number | null
  name: Text
  does: Text
  chair: Text | null
  kinds: { th: string[]; en: string[] } | null
  source: string | null
  publish: boolean
}
