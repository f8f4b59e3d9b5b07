import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Cell, Columns } from '../../base/csv-table.ts'
import { numberCell, textCell } from '../../base/csv-table.ts'
import { bothWords, closed, nullable, webAddress } from '../../base/shapes.ts'
import { dimensions } from '../indicator.ts'

const text = bothWords(2000)

const definition = closed({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$' }),
  dimension: Type.Enum([...dimensions]),
  title: bothWords(200),
  definition: text,
  unit: closed({ code: Type.String({ pattern: '^[A-Z0-9]{1,4}$' }), name: bothWords(100) }),
  decimals: Type.Integer({ minimum: 0, maximum: 6 }),
  total: bothWords(200),
  caution: nullable(text),
  source: text,
  url: nullable(webAddress),
  licence: text,
  attribution: text,
  asOf: Type.String(),
  synthetic: Type.Boolean(),
})

/** What a statistic is: the JSON file that stands beside its table. */
export type StatisticDefinition = Static<typeof definition>
export const statisticDefinition = definition
export const definitionShape = Compile(definition)

/** A line of the table: a province in a year. `value` is null where the source publishes none. */
export type StatisticRow = { code: string; year: number; value: number | null; population: number }

/** What was checked and can be stored. Rows by year and province code. */
export type StatisticContent = { definition: StatisticDefinition; rows: StatisticRow[] }

/** The two files of a statistic, with the names that errors give them. */
export type StatisticFiles = {
  definition: { name: string; text: string }
  table: { name: string; text: string }
}

/** A Gregorian year. A Buddhist one is refused with the year that it is. */
const yearCell: Cell<number> = (typed) => {
  const year = /^\d{4}$/.test(typed) ? Number(typed) : Number.NaN
  if (year >= 1900 && year < 2400) return { value: year }
  if (year >= 2443 && year < 2943)
    return {
      wrong: {
        th: `ต้องเป็นปี ค.ศ. (พ.ศ. ${year} คือ ${year - 543})`,
        en: `Must be a Gregorian year: B.E. ${year} is ${year - 543}.`,
      },
    }
  return { wrong: { th: 'ต้องเป็นปี ค.ศ. สี่หลัก', en: 'Must be a Gregorian year of four digits.' } }
}

const anyNumber = numberCell(-1e15, 1e15)

/** A number, or nothing where the source publishes none. */
const valueCell: Cell<number | null> = (typed) =>
  typed === '' ? { value: null } : anyNumber(typed)

const positivePeople = numberCell(1, 1e9, true)

/** Whole people, one at least. A negative population is told as what it is. */
const populationCell: Cell<number> = (typed) =>
  /^-\d/.test(typed)
    ? { wrong: { th: 'ประชากรติดลบไม่ได้', en: 'A population cannot be negative.' } }
    : positivePeople(typed)

/** Columns of the table: one line for each province and year, the unit on every line. */
export const statisticColumns = {
  code: textCell(/^\d{2}$/),
  name_th: textCell(),
  year: yearCell,
  unit: textCell(),
  value: valueCell,
  population: populationCell,
} satisfies Columns
