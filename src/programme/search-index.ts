import { fold, searchWords, trigrams } from '../base/search-key.ts'
import type { Province } from '../places/index.ts'
import type { CityEntry } from './record-content.ts'

/** What search knows of one city. `number` counts cities from 1 in the Thai order of their names. */
export type SearchRow = {
  number: number
  city: CityEntry
  keyTh: string
  keyEn: string
  nameWords: string[]
  otherWords: string[]
}

/** What search reads: a row for each city, and for each trigram the numbers of the cities that hold it. */
export type SearchIndex = { rows: SearchRow[]; grams: Map<string, number[]> }

const thaiOrder = new Intl.Collator('th')

/**
 * Derives the search index of a record. A city is found by its names, its slug, and the names of its provinces and developer;
 * words of its own names are kept apart, because they rank higher.
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
    const names = `${city.name.th} ${city.name.en}`
    const others = otherTexts(city, provinces).join(' ')
    for (const gram of trigrams(`${names} ${others}`)) {
      const holders = grams.get(gram)
      if (holders) holders.push(number)
      else grams.set(gram, [number])
    }
    const nameWords = searchWords(names)
    const known = new Set(nameWords)
    return {
      number,
      city,
      keyTh: fold(city.name.th),
      keyEn: fold(city.name.en),
      nameWords,
      otherWords: searchWords(others).filter((word) => !known.has(word)),
    }
  })
  return { rows, grams }
}

function otherTexts(
  city: CityEntry,
  provinces: ReadonlyMap<string, Pick<Province, 'name'>>,
): string[] {
  const places = city.provinceCodes.flatMap((code) => provinces.get(code)?.name ?? [])
  const texts = city.developer ? [...places, city.developer.name] : places
  return [city.slug, ...texts.flatMap(({ th, en }) => [th, en])]
}
