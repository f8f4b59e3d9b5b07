const words = new Intl.Segmenter('th', { granularity: 'word' })

/**
 * Folds a text for search keys, never for show: NFKC, then what NFKC leaves (tone mark before nikhahit, doubled sara e, Thai
 * digits, zero-width characters), lower case, single spaces. The same function serves writing and asking.
 */
export function fold(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/เเ/g, 'แ')
    .replace(/\u0e4d([\u0e48-\u0e4b])/g, '$1\u0e4d')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** The words of a folded text, Thai ones found by the dictionary of ICU, in order, without repeats. */
export function searchWords(value: string): string[] {
  const found = new Set<string>()
  for (const part of words.segment(fold(value))) if (part.isWordLike) found.add(part.segment)
  return [...found]
}

/** The trigrams of each space-separated run of a folded text, padded as pg_trgm pads, without repeats: the net for typos. */
export function trigrams(value: string): string[] {
  const found = new Set<string>()
  for (const run of fold(value).split(' ')) {
    if (!run) continue
    const letters = [...`  ${run} `]
    for (let at = 0; at + 3 <= letters.length; at++) found.add(letters.slice(at, at + 3).join(''))
  }
  return [...found]
}
