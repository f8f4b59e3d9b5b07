import { type Expected, officers } from './askers.ts'

/** Who is let past the routes of the national view that are not for everyone. */
export const expectedOfNation: readonly Expected[] = [
  {
    route: 'POST /api/v1/nation/statistics',
    relation: 'all',
    json: { definition: {}, table: '' },
    who: officers,
  },
]
