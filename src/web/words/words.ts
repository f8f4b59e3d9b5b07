import type { Lang } from '../../base/text.ts'
import { keepTogether } from '../thai.ts'

/**
 * A catalogue of a page's words: texts, lists, groups, and sentences that take values. Thai is the source; English must have
 * exactly its keys and take the same values. Thai is made ready for lines: see `keepTogether`.
 * No Thai stands in code outside these catalogues (test/web/words.test.ts).
 */
export function words<T extends object>(both: {
  th: T
  en: NoInfer<T>
}): Readonly<Record<Lang, T>> {
  return { th: ready(both.th) as T, en: both.en }
}

function ready(value: unknown): unknown {
  if (typeof value === 'string') return keepTogether(value)
  if (typeof value === 'function') return (...values: unknown[]) => ready(value(...values))
  if (Array.isArray(value)) return value.map(ready)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, ready(part)]))
}
