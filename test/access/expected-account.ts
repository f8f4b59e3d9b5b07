import { type Expected, id, people } from './askers.ts'

/** Who is let past the routes of the own account. */
export const expectedOfAccount: readonly Expected[] = [
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
  { route: 'GET /api/v1/me/identities', relation: 'self', who: people },
  {
    route: 'DELETE /api/v1/me/identities',
    relation: 'self',
    path: '/api/v1/me/identities?issuer=https%3A%2F%2Fid.example&subject=u-1',
    who: people,
  },
  { route: 'POST /api/v1/me/copies', relation: 'self', who: people },
]
