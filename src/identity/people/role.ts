/** What a person may be in the programme. Source: data/programme-rules.json, bodies, for those of committees. */
export const roles = [
  'city-developer',
  'data-steward',
  'city-executive',
  'programme-officer',
  'reviewer',
  'committee-member',
  'chair',
  'secretary',
  'auditor',
  'operator',
  'resident',
] as const
export type Role = (typeof roles)[number]

/** Where a role is held: in an organisation, in a city, or in the programme (there: in one of its bodies, or in it as a whole). */
export type Scope = { kind: 'organisation' | 'city' | 'programme'; id: string | null }
export type ScopeKind = Scope['kind']

/** The kinds of role, by who fills them: a city, a body that assesses or decides, or the office that runs the programme. */
export type RoleKind = 'city' | 'body' | 'office'

/** The kind of a role. */
export function kindOfRole(role: Role): RoleKind {
  return places[role].kind
}

/**
 * Whether a role can be held in a scope: a city's role in a city or in its organisation, a body's role in a body, an office's
 * role in the programme as a whole.
 */
export function fitsScope(role: Role, scope: Scope): boolean {
  const { in: kinds, body } = places[role]
  if (!kinds.includes(scope.kind)) return false
  if (scope.kind !== 'programme') return scope.id !== null
  return (scope.id !== null) === body
}

type Place = { kind: RoleKind; in: readonly ScopeKind[]; body: boolean }

const ofCity: Place = { kind: 'city', in: ['organisation', 'city'], body: false }
const ofBody: Place = { kind: 'body', in: ['programme'], body: true }
const ofOffice: Place = { kind: 'office', in: ['programme'], body: false }

const places: Record<Role, Place> = {
  'city-developer': ofCity,
  'data-steward': ofCity,
  'city-executive': ofCity,
  resident: { kind: 'city', in: ['city'], body: false },
  reviewer: ofBody,
  'committee-member': ofBody,
  chair: ofBody,
  secretary: ofBody,
  'programme-officer': ofOffice,
  auditor: ofOffice,
  operator: ofOffice,
}
