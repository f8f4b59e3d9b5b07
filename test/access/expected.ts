import type { Expected } from './askers.ts'
import { expectedOfAccount } from './expected-account.ts'
import { expectedOfSpaces } from './expected-city-data.ts'
import { expectedOfIndicators } from './expected-indicators.ts'
import { expectedOfNation } from './expected-nation.ts'
import { expectedOfOffice } from './expected-office.ts'
import { expectedOfOfficePages, expectedOfOwnPages } from './expected-pages.ts'
import { expectedOfPeople } from './expected-people.ts'

/**
 * Who is let past each route, written by hand: nobody's rights on a route change without this list changing. `:holder` and
 * `:mandate` stand for a person and their mandate where the relation says. Each part is asked of a world of its own.
 */
export const parts: readonly (readonly [part: string, list: readonly Expected[]])[] = [
  ['account', expectedOfAccount],
  ['people', expectedOfPeople],
  ['office', expectedOfOffice],
  ['own pages', expectedOfOwnPages],
  ['office pages', expectedOfOfficePages],
  ['nation', expectedOfNation],
  ['spaces', expectedOfSpaces],
  ['indicators', expectedOfIndicators],
  [
    'leaving',
    [
      // The last: whoever is let past is gone.
      {
        route: 'DELETE /api/v1/me',
        relation: 'self',
        json: { reason: 'ย้ายออก' },
        who: ['resident', 'operator'],
      },
    ],
  ],
]

export const expected: readonly Expected[] = parts.flatMap(([, list]) => list)
