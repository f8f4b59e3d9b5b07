import { readFile } from 'node:fs/promises'
import { type Cell, readTable, textCell } from '../../base/csv-table.ts'
import type { Text } from '../../base/text.ts'
import { type Domain, domains } from '../declaration/index.ts'

/**
 * How the numbers of an indicator come about: `live` from the running of the city, `register` from administrative registers, `survey`
 * from surveys and statistics, `document` from a text that somebody judges.
 */
export const feedClasses = ['live', 'register', 'survey', 'document'] as const
export type FeedClass = (typeof feedClasses)[number]

/** An indicator of ITU-T Y.4903 (U4SSC): code and subject are facts of the Recommendation; name, formula, class and domain our words. */
export type U4sscIndicator = {
  code: string
  name: Text
  unit: string
  direction: 'higher' | 'lower' | 'neutral'
  formula: string
  feed: FeedClass
  domain: Domain
  /** The starter definition here that measures it, or most of it; null where there is none. */
  indicator: string | null
}

const file = new URL('../../../data/u4ssc-indicators.csv', import.meta.url)

/** Lists the 91 indicators in the order of the Recommendation. Source: data/PROVENANCE.md, u4ssc-indicators.csv. */
export async function listU4ssc(): Promise<U4sscIndicator[]> {
  const { rows, errors } = readTable('u4ssc-indicators.csv', await readFile(file, 'utf8'), columns)
  if (errors[0]) throw new Error(`u4ssc-indicators.csv, line ${errors[0].line}`)
  return rows.map(({ values }) => ({
    code: values.code,
    name: { th: values.name_th, en: values.name_en },
    unit: values.unit,
    direction: values.direction,
    formula: values.formula_en,
    feed: values.feed,
    domain: values.domain,
    indicator: values.indicator,
  }))
}

const oneOf =
  <const T extends string>(allowed: readonly T[]): Cell<T> =>
  (text) =>
    allowed.includes(text as T)
      ? { value: text as T }
      : { wrong: { th: `ต้องเป็น ${allowed.join(', ')}`, en: `Must be ${allowed.join(', ')}.` } }

const columns = {
  code: textCell(/^(EC|EN|SC)(:[A-Z]+){2}:\d[AC]$/),
  name_th: textCell(),
  name_en: textCell(),
  unit: textCell(),
  direction: oneOf(['higher', 'lower', 'neutral']),
  formula_en: textCell(),
  feed: oneOf(feedClasses),
  domain: oneOf(domains),
  indicator: ((text) => ({ value: text || null })) as Cell<string | null>,
}
