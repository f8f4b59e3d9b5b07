import { RE2JS } from 're2js'

/** A regular expression of a user: its text, for the database, and a matcher that runs in linear time. */
export type Pattern = { readonly source: string; matches(text: string): boolean }

/** Longest regular expression, in characters. */
export const longestPattern = 256

/** Steps of a compiled expression times characters of a text: some hundredths of a second. */
const mostWork = 1_000_000

/**
 * Compiles a regular expression; undefined for what RE2 does not take, as back references, or repeats beyond 1,000. A text
 * matches when a part of it does: `^` and `$` bind it to the ends. An expression is only looked for in the beginning of a text that
 * is too long for it: one of 10 steps in 100,000 characters, one of 1,000 steps in 1,000.
 */
export function compilePattern(source: string): Pattern | undefined {
  if (source.length > longestPattern) return undefined
  try {
    const compiled = RE2JS.compile(source)
    const reach = Math.ceil(mostWork / compiled.programSize())
    return { source, matches: (text) => compiled.matcher(text.slice(0, reach)).find() }
  } catch {
    return undefined
  }
}
