import { listProvinces } from '../places/index.ts'
import { listRecords, noSuchCity } from '../programme/index.ts'
import type { Tx } from '../store/db.ts'
import { type Likeness, type SimilarCities, seeSimilarCities } from './view/similar-cities.ts'

/** As many cities as one comparison can hold. */
const all = { page: 1, size: 10_000 }

/** Loads a city and those like it. Throws `noSuchCity`. */
export async function loadSimilar(tx: Tx, slug: string, by: Likeness): Promise<SimilarCities> {
  const [list, provinces] = await Promise.all([listRecords(tx, {}, all), listProvinces(tx)])
  const seen = seeSimilarCities(slug, by, list.items, provinces)
  if (!seen) throw noSuchCity()
  return seen
}
