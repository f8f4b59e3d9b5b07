import { fold, searchWords, trigrams } from '../base/search-key.ts'

/** What someone typed, made ready for the database. */
export type SearchQuery = {
  /** The whole text, folded. */
  key: string
  /** All words, the last one as a prefix, as PostgreSQL's tsquery. */
  words: string
  grams: string[]
}

/** Longer texts are cut: nobody's city has a longer name. */
const longest = 200

/** Reads what someone typed; undefined when it holds no letter and no digit. */
export function readSearch(typed: string): SearchQuery | undefined {
  const text = typed.slice(0, longest)
  const key = fold(text)
  const words = searchWords(text)
  if (words.length === 0) return undefined
  const query = words.map((word, at) => {
    // One letter begins too many words to be a useful prefix.
    const begins = at === words.length - 1 && [...word].length > 1
    return `${lexeme(word)}${begins ? ':*' : ''}`
  })
  return { key, words: query.join(' & '), grams: trigrams(text) }
}

/** A word in the notation of tsvector and tsquery. */
export function lexeme(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
