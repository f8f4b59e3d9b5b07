import type { Asker, Expected } from './askers.ts'

const own = 'khon-kaen'
const foreign = 'phuket'
const ofCity: readonly Asker[] = ['city-developer', 'data-steward', 'city-executive']
const overseers: readonly Asker[] = ['programme-officer', 'auditor', 'operator']

const anErasure = { entity: 'urn:ngsi-ld:Person:1', reason: 'ผู้ควบคุมข้อมูลขอให้ลบ' }

/** Who is let past the routes of data spaces. */
export const expectedOfSpaces: readonly Expected[] = [
  { route: 'GET /api/v1/spaces', relation: 'any', who: [...ofCity, ...overseers] },
  {
    route: 'GET /api/v1/spaces/:space',
    relation: 'own city',
    path: `/api/v1/spaces/${own}`,
    who: [...ofCity, ...overseers],
  },
  {
    route: 'GET /api/v1/spaces/:space',
    relation: 'foreign city',
    path: `/api/v1/spaces/${foreign}`,
    who: overseers,
  },
  {
    route: 'POST /api/v1/spaces',
    relation: 'own city',
    json: { name: own },
    who: ['operator'],
  },
  {
    route: 'PATCH /api/v1/spaces/:space',
    relation: 'own city',
    path: `/api/v1/spaces/${own}`,
    json: { open: false },
    who: ['operator'],
  },
  {
    route: 'DELETE /api/v1/spaces/:space',
    relation: 'own city',
    path: '/api/v1/spaces/ubon',
    who: ['operator'],
  },
  {
    route: 'POST /api/v1/spaces/:space/erasures',
    relation: 'own city',
    path: `/api/v1/spaces/${own}/erasures`,
    json: anErasure,
    who: ['data-steward'],
  },
  {
    route: 'POST /api/v1/spaces/:space/erasures',
    relation: 'foreign city',
    path: `/api/v1/spaces/${foreign}/erasures`,
    json: anErasure,
    who: [],
  },
  { route: 'GET /api/v1/context-addresses', relation: 'any', who: ['operator'] },
  {
    route: 'POST /api/v1/context-addresses',
    relation: 'any',
    json: { url: 'https://models.example/context.jsonld' },
    who: ['operator'],
  },
  {
    route: 'DELETE /api/v1/context-addresses/:id',
    relation: 'any',
    path: '/api/v1/context-addresses/01990000-0000-7000-8000-000000000000',
    who: ['operator'],
  },
]

/**
 * Who is let past each address of city data, by the action that asking it is: in the space of their own city, in that of another,
 * and in one that is open to all.
 */
export const expectedOfCityData: Readonly<
  Record<
    string,
    { own: readonly Asker[]; foreign: readonly Asker[]; open: readonly Asker[] | 'all' }
  >
> = {
  'city-data.read': { own: [...ofCity, 'auditor', 'token'], foreign: ['auditor'], open: 'all' },
  'city-data.write': { own: ['data-steward', 'token'], foreign: [], open: [] },
  'city-data.erase': { own: ['data-steward'], foreign: [], open: [] },
  'subscription.write': { own: ['data-steward', 'token'], foreign: [], open: [] },
  'source.register': { own: ['operator'], foreign: ['operator'], open: ['operator'] },
}

export const spaces = { own, foreign, open: 'chiang-mai' }
