/** Everyone who asks in the matrix: nobody known, somebody without a mandate, one for each role, systems by their tokens. */
export const askers = [
  'anonymous',
  'signed-in',
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
  'token',
] as const
export type Asker = (typeof askers)[number]

const people = askers.filter((asker) => asker !== 'anonymous' && asker !== 'token')

/** One request of the matrix: the route, how what it asks for stands to whoever asks, the request, and who is let past. */
export type Expected = {
  route: string
  /** Own: in Khon Kaen or in the sub-committee, where the mandates are; foreign: in Phuket or the working group. */
  relation: string
  path?: string
  json?: object
  who: readonly Asker[]
}

const id = '7d4c5c52-0d49-4f0e-8a51-0d3d4bb1f6a1'
const days = { from: '2026-01-01', until: null, basis: 'คำสั่งที่ 2/2569' }
const guest = { name: 'มานี', lang: 'th' }
const inCity = (city: string) => ({ kind: 'city', id: city })
const inBody = (body: string) => ({ kind: 'programme', id: body })
const office = { kind: 'programme', id: null }
const officers: readonly Asker[] = ['programme-officer', 'operator']
const readers: readonly Asker[] = ['programme-officer', 'auditor', 'operator']
const tokenBody = {
  label: 'สถานีวัดอากาศ',
  purposes: ['city-data-read'],
  expiresAt: '2000-01-01T00:00:00Z',
}

/**
 * Who is let past each route, written by hand: nobody's rights on a route change without this list changing. `:holder` and
 * `:mandate` stand for a person and their mandate where the relation says.
 */
export const expected: readonly Expected[] = [
  { route: 'GET /api/v1/sessions', relation: 'self', who: people },
  {
    route: 'DELETE /api/v1/sessions/:id',
    relation: 'self',
    path: `/api/v1/sessions/${id}`,
    who: people,
  },
  { route: 'DELETE /api/v1/sessions', relation: 'self', who: people },
  { route: 'GET /api/v1/me', relation: 'self', who: people },
  { route: 'PATCH /api/v1/me', relation: 'self', json: { lang: 'th' }, who: people },
  { route: 'PUT /api/v1/me/mandate', relation: 'self', json: { mandateId: id }, who: people },
  {
    route: 'PUT /api/v1/me/password',
    relation: 'self',
    json: { present: null, next: 'short' },
    who: people,
  },
  { route: 'GET /api/v1/me/passkeys', relation: 'self', who: people },
  { route: 'POST /api/v1/me/passkey-challenges', relation: 'self', who: people },
  { route: 'POST /api/v1/me/passkeys', relation: 'self', json: { label: '' }, who: people },
  {
    route: 'DELETE /api/v1/me/passkeys/:key',
    relation: 'self',
    path: '/api/v1/me/passkeys/abc',
    who: people,
  },
  { route: 'POST /api/v1/me/copies', relation: 'self', who: people },
  { route: 'GET /api/v1/people', relation: 'all', who: readers },
  {
    route: 'GET /api/v1/people/:id',
    relation: 'own city',
    path: '/api/v1/people/:holder@khon-kaen',
    who: [...readers, 'city-developer', 'data-steward', 'city-executive'],
  },
  {
    route: 'GET /api/v1/people/:id',
    relation: 'foreign city',
    path: '/api/v1/people/:holder@phuket',
    who: readers,
  },
  {
    route: 'GET /api/v1/people/:id',
    relation: 'own body',
    path: '/api/v1/people/:holder@sub-committee',
    who: [...readers, 'secretary'],
  },
  {
    route: 'GET /api/v1/people/:id',
    relation: 'foreign body',
    path: '/api/v1/people/:holder@working-group',
    who: readers,
  },
  {
    route: 'GET /api/v1/people/:id',
    relation: 'nobody',
    path: `/api/v1/people/${id}`,
    who: readers,
  },
  {
    route: 'GET /api/v1/mandates',
    relation: 'own city',
    path: '/api/v1/mandates?kind=city&id=khon-kaen',
    who: [...readers, 'city-developer', 'data-steward', 'city-executive'],
  },
  {
    route: 'GET /api/v1/mandates',
    relation: 'foreign city',
    path: '/api/v1/mandates?kind=city&id=phuket',
    who: readers,
  },
  {
    route: 'GET /api/v1/mandates',
    relation: 'own body',
    path: '/api/v1/mandates?kind=programme&id=sub-committee',
    who: [...readers, 'secretary'],
  },
  {
    route: 'GET /api/v1/mandates',
    relation: 'the programme',
    path: '/api/v1/mandates?kind=programme',
    who: readers,
  },
  {
    route: 'POST /api/v1/mandates',
    relation: 'own city',
    json: { personId: ':holder@phuket', role: 'data-steward', scope: inCity('khon-kaen'), ...days },
    who: ['city-executive', ...officers],
  },
  {
    route: 'POST /api/v1/mandates',
    relation: 'foreign city',
    json: { personId: ':holder@phuket', role: 'data-steward', scope: inCity('phuket'), ...days },
    who: officers,
  },
  {
    route: 'POST /api/v1/mandates',
    relation: 'own body',
    json: { personId: ':holder@phuket', role: 'chair', scope: inBody('sub-committee'), ...days },
    who: ['programme-officer', 'secretary'],
  },
  {
    route: 'POST /api/v1/mandates',
    relation: 'foreign body',
    json: { personId: ':holder@phuket', role: 'reviewer', scope: inBody('working-group'), ...days },
    who: ['programme-officer'],
  },
  {
    route: 'POST /api/v1/mandates',
    relation: 'the office',
    json: { personId: ':holder@phuket', role: 'auditor', scope: office, ...days },
    who: ['operator'],
  },
  {
    route: 'POST /api/v1/mandates/:id/revocation',
    relation: 'own city',
    path: '/api/v1/mandates/:mandate@khon-kaen/revocation',
    json: { reason: 'พ้นหน้าที่' },
    who: ['city-executive', ...officers],
  },
  {
    route: 'POST /api/v1/mandates/:id/revocation',
    relation: 'foreign city',
    path: '/api/v1/mandates/:mandate@phuket/revocation',
    json: { reason: 'พ้นหน้าที่' },
    who: officers,
  },
  {
    route: 'POST /api/v1/mandates/:id/revocation',
    relation: 'own body',
    path: '/api/v1/mandates/:mandate@sub-committee/revocation',
    json: { reason: 'พ้นหน้าที่' },
    who: ['programme-officer', 'secretary'],
  },
  {
    route: 'POST /api/v1/mandates/:id/revocation',
    relation: 'foreign body',
    path: '/api/v1/mandates/:mandate@working-group/revocation',
    json: { reason: 'พ้นหน้าที่' },
    who: ['programme-officer'],
  },
  {
    route: 'POST /api/v1/memberships',
    relation: 'an organisation',
    json: {
      personId: ':holder@phuket',
      organisationId: 'nowhere',
      from: '2026-01-01',
      until: null,
    },
    who: officers,
  },
  {
    route: 'POST /api/v1/memberships/:id/end',
    relation: 'an organisation',
    path: '/api/v1/memberships/:membership/end',
    json: { on: '2000-01-01' },
    who: officers,
  },
  {
    route: 'GET /api/v1/invitations',
    relation: 'own city',
    path: '/api/v1/invitations?kind=city&id=khon-kaen',
    who: ['city-executive', ...officers],
  },
  {
    route: 'GET /api/v1/invitations',
    relation: 'foreign city',
    path: '/api/v1/invitations?kind=city&id=phuket',
    who: officers,
  },
  {
    route: 'GET /api/v1/invitations',
    relation: 'own body',
    path: '/api/v1/invitations?kind=programme&id=sub-committee',
    who: ['secretary', ...officers],
  },
  {
    route: 'POST /api/v1/invitations',
    relation: 'own city',
    json: {
      ...guest,
      email: 'manee@example.go.th',
      role: 'data-steward',
      scope: inCity('khon-kaen'),
      ...days,
    },
    who: ['city-executive', ...officers],
  },
  {
    route: 'POST /api/v1/invitations',
    relation: 'foreign city',
    json: {
      ...guest,
      email: 'manee@example.go.th',
      role: 'data-steward',
      scope: inCity('phuket'),
      ...days,
    },
    who: officers,
  },
  {
    route: 'POST /api/v1/invitations',
    relation: 'own body',
    json: {
      ...guest,
      email: 'manee@example.go.th',
      role: 'chair',
      scope: inBody('sub-committee'),
      ...days,
    },
    who: ['programme-officer', 'secretary'],
  },
  {
    route: 'POST /api/v1/invitations',
    relation: 'the office',
    json: { ...guest, email: 'manee@example.go.th', role: 'operator', scope: office, ...days },
    who: ['operator'],
  },
  {
    route: 'DELETE /api/v1/invitations/:id',
    relation: 'no invitation',
    path: `/api/v1/invitations/${id}`,
    who: ['city-executive', 'secretary', ...officers],
  },
  {
    route: 'GET /api/v1/spaces/:space/tokens',
    relation: 'own city',
    path: '/api/v1/spaces/khon-kaen/tokens',
    who: ['data-steward', 'city-executive', 'auditor', 'operator'],
  },
  {
    route: 'GET /api/v1/spaces/:space/tokens',
    relation: 'foreign city',
    path: '/api/v1/spaces/phuket/tokens',
    who: ['auditor', 'operator'],
  },
  {
    route: 'POST /api/v1/spaces/:space/tokens',
    relation: 'own city',
    path: '/api/v1/spaces/khon-kaen/tokens',
    json: tokenBody,
    who: ['data-steward', 'operator'],
  },
  {
    route: 'POST /api/v1/spaces/:space/tokens',
    relation: 'foreign city',
    path: '/api/v1/spaces/phuket/tokens',
    json: tokenBody,
    who: ['operator'],
  },
  {
    route: 'DELETE /api/v1/spaces/:space/tokens/:id',
    relation: 'own city',
    path: `/api/v1/spaces/khon-kaen/tokens/${id}`,
    who: ['data-steward', 'city-executive', 'operator'],
  },
  {
    route: 'DELETE /api/v1/spaces/:space/tokens/:id',
    relation: 'foreign city',
    path: `/api/v1/spaces/phuket/tokens/${id}`,
    who: ['operator'],
  },
  { route: 'GET /api/v1/mail', relation: 'all', who: ['operator'] },
  { route: 'GET /api/v1/audit', relation: 'all', who: ['auditor'] },
  { route: 'GET /api/v1/audit', relation: 'self', path: '/api/v1/audit?who=:self', who: people },
  {
    route: 'GET /api/v1/audit',
    relation: 'somebody else',
    path: '/api/v1/audit?who=:holder@khon-kaen',
    who: ['auditor'],
  },
  {
    route: 'GET /api/v1/audit',
    relation: 'own city',
    path: '/api/v1/audit?behalfKind=city&behalfId=khon-kaen',
    who: ['city-executive', 'auditor'],
  },
  {
    route: 'GET /api/v1/audit',
    relation: 'foreign city',
    path: '/api/v1/audit?behalfKind=city&behalfId=phuket',
    who: ['auditor'],
  },
  { route: 'GET /api/v1/audit/export', relation: 'all', who: ['auditor'] },
  // The last: whoever is let past is gone.
  {
    route: 'DELETE /api/v1/me',
    relation: 'self',
    json: { reason: 'ย้ายออก' },
    who: ['resident', 'operator'],
  },
]
