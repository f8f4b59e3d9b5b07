import { Type } from 'typebox'
import { showDay } from '../../base/day.ts'
import { listProvinces, listRegions } from '../../places/index.ts'
import { listMapCities, listRecords, suggestRecords } from '../../programme/index.ts'
import { MapOfThailand } from '../map/map-of-thailand.tsx'
import { theGround } from '../map/the-ground.ts'
import { CitiesPage, isWhole } from '../pages/cities.tsx'
import type { Pages } from '../route.ts'
import { citiesWords } from '../words/cities.ts'
import { mapWords } from '../words/map.ts'
import { readFilter, recordQuery } from './record-filter.ts'

const pageSize = 20
const suggestionsShown = 5
const ListQuery = Type.Object({
  ...recordQuery.properties,
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
})

/** The list of cities and zones, and the map of the same choice as a file. */
export function citiesRoutes(pages: Pages): void {
  const tx = pages.deps.db.read
  const listPlaces = async () => {
    const [provinces, regions] = await Promise.all([listProvinces(tx), listRegions(tx, 'nesdc')])
    return { provinces, regions }
  }

  pages.get(
    '/cities',
    { summary: { th: citiesWords.th.title, en: citiesWords.en.title }, query: ListQuery },
    async ({ query }) => {
      const places = await listPlaces()
      const filter = readFilter(query, places)
      const [list, cities] = await Promise.all([
        listRecords(tx, filter, { page: query.page ?? 1, size: pageSize }),
        listMapCities(tx, filter),
      ])
      const suggestions =
        list.total === 0 && filter.q ? await suggestRecords(tx, filter.q, suggestionsShown) : []
      return {
        html: (
          <CitiesPage {...{ ...places, filter, list, cities, suggestions }} ground={theGround()} />
        ),
      }
    },
  )

  pages.get(
    '/map.svg',
    {
      summary: { th: mapWords.th.file, en: mapWords.en.file },
      query: recordQuery,
      type: 'image/svg+xml; charset=utf-8',
    },
    async ({ query, lang }) => {
      const places = await listPlaces()
      const filter = readFilter(query, places)
      const cities = await listMapCities(tx, filter)
      const shown = filter.at && `${citiesWords[lang].at} ${showDay(filter.at, lang)}`
      return {
        svg: (
          <MapOfThailand
            {...{ ...places, cities, shown }}
            ground={theGround()}
            tinted={isWhole(filter)}
            standalone
          />
        ),
      }
    },
  )
}
