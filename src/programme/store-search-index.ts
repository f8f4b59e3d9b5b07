import type { Tx } from '../store/db.ts'
import { replaceRows } from '../store/replace-rows.ts'
import type { SearchIndex } from './search-index.ts'
import { lexeme } from './search-query.ts'

/** Makes the tables of search hold exactly this index. */
export async function storeSearchIndex(tx: Tx, { rows, grams }: SearchIndex): Promise<void> {
  await replaceRows(
    tx,
    'city_search',
    ['number'],
    rows.map(({ number, slug, keyTh, keyEn, nameWords, otherWords }) => ({
      number,
      slug,
      key_th: keyTh,
      key_en: keyEn,
      words: [
        ...nameWords.map((word) => `${lexeme(word)}:1A`),
        ...otherWords.map((word) => `${lexeme(word)}:1B`),
      ].join(' '),
    })),
  )
  await replaceRows(
    tx,
    'city_gram',
    ['gram'],
    [...grams].map(([gram, cities]) => ({ gram, cities })),
  )
}
