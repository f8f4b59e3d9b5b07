import { RE2JS } from 're2js'

/** A regular expression of a user: its text, for the database, and a matcher that runs in linear time. */
export type Pattern = { readonly source: string; matches(text: string): boolean }

/** Longest regular expression, in characters. */
export const longestPattern = 256

/**
 * Compiles a regular expression; undefined for what RE2 does not take, as back references, or repeats beyond 1,000. A text
 * matches when a part of it does: `^` and `$` bind it to the ends.
 */
export function compilePattern(source: string): Pattern | undefined {
  if (source.length > longestPattern) return undefined
  try {
    const compiled = RE2JS.compile(source)
    return { source, matches: (text) => compiled.matcher(text).find() }
  } catch {
    return undefined
  }
}
