import { type Asker, type Expected, id } from './askers.ts'

const own = 'khon-kaen'
const foreign = 'phuket'
const declaring: readonly Asker[] = ['city-developer', 'data-steward', 'programme-officer']
const promising: readonly Asker[] = ['city-developer', 'city-executive']
const replaying: readonly Asker[] = [...declaring, 'auditor']
const commitment = {
  indicator: 'air.nothing',
  promise: { target: 1, tolerance: 0, trajectory: { kind: 'at-due' } },
  critical: true,
  startsOn: '2026-01-01',
  dueOn: '2027-01-01',
}

/** Each in the own city and in another. */
function inBoth(
  route: string,
  who: readonly Asker[],
  elsewhere: readonly Asker[],
  ask: (city: string) => { path?: string; json?: object },
): Expected[] {
  return [
    { route, relation: 'own city', ...ask(own), who },
    { route, relation: 'foreign city', ...ask(foreign), who: elsewhere },
  ]
}

/** Who is let past the routes of indicators that are not for everyone. */
export const expectedOfIndicators: readonly Expected[] = [
  {
    route: 'POST /api/v1/indicators',
    relation: 'common',
    json: { declaration: {} },
    who: ['programme-officer'],
  },
  ...inBoth('POST /api/v1/indicators', declaring, ['programme-officer'], (city) => ({
    json: { city, declaration: {} },
  })),
  ...inBoth('POST /api/v1/declaration-checks', declaring, ['programme-officer'], (city) => ({
    json: { city, declaration: {} },
  })),
  ...inBoth('POST /api/v1/adoptions', declaring, ['programme-officer'], (city) => ({
    json: { city, id: 'air.nothing' },
  })),
  ...inBoth('DELETE /api/v1/adoptions/:city/:id', declaring, ['programme-officer'], (city) => ({
    path: `/api/v1/adoptions/${city}/air.nothing`,
  })),
  ...inBoth('POST /api/v1/commitments', promising, [], (city) => ({ json: { city, commitment } })),
  ...inBoth('DELETE /api/v1/commitments/:commitment', promising, [], (city) => ({
    path: `/api/v1/commitments/${id}?city=${city}`,
  })),
  ...inBoth('POST /api/v1/commitment-trials', promising, [], (city) => ({
    json: { city, commitment },
  })),
  ...inBoth('POST /api/v1/replays', replaying, ['programme-officer', 'auditor'], (city) => ({
    json: { city, result: id },
  })),
]
