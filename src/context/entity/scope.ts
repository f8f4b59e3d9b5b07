import { ngsiLd } from '../ld/core-context.ts'

/** The attribute as which the scopes of an entity have a history. Source: CIM 009 4.18, 4.5.6. */
export const scopeAttribute = `${ngsiLd}scope`

const scope = /^\/?\p{L}[\p{L}\p{M}\p{N}_]*(?:\/\p{L}[\p{L}\p{M}\p{N}_]*)*$/u

/** Whether a text is a scope: levels parted by slashes, the first slash optional; names as `isName` takes them. Source: CIM 009 4.18. */
export function isScope(text: string): boolean {
  return text.length <= 1024 && scope.test(text)
}

/** The levels of a scope, from the top: `/Madrid/Gardens` and `Madrid/Gardens` are one. */
export function levelsOf(text: string): string[] {
  return (text.startsWith('/') ? text.slice(1) : text).split('/')
}
