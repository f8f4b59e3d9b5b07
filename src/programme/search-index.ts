import { fold, searchWords, trigrams } from '../base/search-key.ts'
import type { Province } from '../places/index.ts'
import type { CityEntry } from './record-content.ts'

/** What search knows of one city. `number` counts cities from 1 in the Thai order of their names. */
export type SearchRow = {
  number: number
  city: CityEntry
  keyTh: string
  keyEn: string
  words: string[]
}

/** What search reads: a row for each city, and for each trigram the numbers of the cities that hold it. */
export type SearchIndex = { rows: SearchRow[]; grams: Map<string, number[]> }

const thaiOrder = new Intl.Collator('th')

/**
 * Derives the search index of a record. A city is found by its names, its slug, and the names of its provinces and developer.
 */
export function buildSearchIndex(
  cities: CityEntry[],
  provinces: ReadonlyMap<string, Pick<Province, 'name'>>,
): SearchIndex {
  const grams = new Map<string, number[]>()
  const ordered = cities.toSorted(
    (a, b) => thaiOrder.compare(a.name.th, b.name.th) || (a.slug < b.slug ? -1 : 1),
  )
  const rows = ordered.map((city, at): SearchRow => {
    const number = at + 1
    const whole = textsOf(city, provinces).join(' ')
    for (const gram of trigrams(whole)) {
      const holders = grams.get(gram)
      if (holders) holders.push(number)
      else grams.set(gram, [number])
    }
    return {
      number,
      city,
      keyTh: fold(city.name.th),
      keyEn: fold(city.name.en),
      words: searchWords(whole),
    }
  })
  return { rows, grams }
}

function textsOf(
  city: CityEntry,
  provinces: ReadonlyMap<string, Pick<Province, 'name'>>,
): string[] {
  const places = city.provinceCodes.flatMap((code) => provinces.get(code)?.name ?? [])
  const texts = [city.name, ...places, ...(city.developer ? [city.developer.name] : [])]
  return [...texts.flatMap(({ th, en }) => [th, en]), city.slug]
}
