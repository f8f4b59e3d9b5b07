import { findSpace } from '../../context/index.ts'
import { permitsOn } from '../../identity/index.ts'
import { askInterface } from '../first-csv/own-interface.ts'
import { FeedsPage, type FeedValue } from '../pages/city-data/feeds.tsx'
import { findPlaceName } from '../place-name.ts'
import type { PageRoutes } from '../route.ts'
import { cityDataWords } from '../words/city-data.ts'
import { requireOwnCity } from './own-city.ts'

const { th, en } = cityDataWords

/** The data of the city one acts in: what its feeds say. */
export const cityDataPageRoutes: PageRoutes = (pages) => {
  const { db } = pages.deps

  pages.own(
    '/organisation/data',
    { summary: { th: th.feeds, en: en.feeds }, permit: 'city-data.read' },
    async ({ me, request, at }) => {
      const { city, object } = requireOwnCity(me, 'city-data.read')
      const space = await findSpace(db, city)
      const place = (await findPlaceName(db.read, { kind: 'city', id: city })) ?? {
        th: city,
        en: city,
      }
      return {
        html: (
          <FeedsPage
            place={place}
            sample={me.actor.person.sample}
            hasSpace={space !== undefined}
            values={space ? await newestValues(request, city) : []}
            mayWrite={permitsOn(me.actor, 'city-data.write', object)}
            now={at}
          />
        ),
      }
    },
  )
}

type Attribute = { type?: string; value?: unknown; unitCode?: string; observedAt?: string }
const mostPoints = 500

async function newestValues(
  request: Parameters<typeof askInterface>[0],
  city: string,
): Promise<FeedValue[]> {
  const types = (await askInterface(request, city, { path: '/types' })).body as {
    typeList?: string[]
  }
  const names = types?.typeList ?? []
  if (names.length === 0) return []
  const query = new URLSearchParams({ type: names.join(','), limit: String(mostPoints) })
  const found = await askInterface(request, city, { path: `/entities?${query}` })
  if (!Array.isArray(found.body)) return []
  return found.body.flatMap(({ id, type, ...attributes }: Record<string, unknown>) =>
    Object.entries(attributes as Record<string, Attribute>).flatMap(
      ([attribute, one]): FeedValue[] =>
        one?.type === 'Property' && typeof one.value === 'number'
          ? [
              {
                point: String(id),
                type: String(type),
                attribute,
                value: one.value,
                unit: one.unitCode,
                at: one.observedAt === undefined ? undefined : new Date(one.observedAt),
              },
            ]
          : [],
    ),
  )
}
