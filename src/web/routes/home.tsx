import { Type } from 'typebox'
import { bangkokDay } from '../../base/day.ts'
import { listProvinces, listRegions } from '../../places/index.ts'
import { homeFigures, listCeremonies, listMapCities } from '../../programme/index.ts'
import { theGround } from '../map/the-ground.ts'
import { HomePage } from '../pages/home.tsx'
import type { Pages } from '../route.ts'
import { commonWords } from '../words/common.ts'
import { readAt } from './record-filter.ts'

const HomeQuery = Type.Object({ at: Type.Optional(Type.String({ maxLength: 20 })) })

/** The home page, today or on any day. */
export function homeRoutes(pages: Pages): void {
  const tx = pages.deps.db.read
  pages.get(
    '/',
    { summary: { th: commonWords.th.home, en: commonWords.en.home }, query: HomeQuery },
    async ({ query, at: now }) => {
      const at = readAt(query.at)
      const day = at ?? bangkokDay(now)
      const [figures, cities, provinces, regions, keyDays] = await Promise.all([
        homeFigures(tx, day),
        listMapCities(tx, { at: day }),
        listProvinces(tx),
        listRegions(tx, 'nesdc'),
        listCeremonies(tx),
      ])
      return {
        html: (
          <HomePage
            {...{ at, figures, cities, provinces, regions, keyDays }}
            ground={theGround()}
          />
        ),
      }
    },
  )
}
