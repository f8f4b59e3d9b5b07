import { Type } from 'typebox'
import { regionSystems } from '../places/index.ts'
import { dimensions } from './indicator.ts'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) =>
  Type.Union([shape, Type.Null()])
const text = Type.Object({ th: Type.String(), en: Type.String() })

/** Says that this is not an official source and from when its data are; null on an official site. */
export const notice = nullable(text)

export const nationQuery = Type.Object({
  indicator: Type.Optional(
    Type.String({
      maxLength: 60,
      description: 'Id of an indicator, see /api/v1/nation/indicators',
    }),
  ),
  year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2399, description: 'Gregorian' })),
  system: Type.Optional(
    Type.Enum([...regionSystems], {
      description: 'Grouping of provinces; NESDC’s seven without it',
    }),
  ),
  version: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'Version of an imported statistic; the newest without it',
    }),
  ),
})

const source = Type.Object({
  dataset: nullable(Type.String({ description: 'Id of a dataset, see /api/v1/datasets' })),
  title: text,
  source: text,
  url: nullable(Type.String()),
  licence: text,
  attribution: text,
  asOf: Type.String({ description: 'A day, a month or a year' }),
})

export const indicator = Type.Object({
  id: Type.String(),
  version: nullable(Type.Integer({ description: 'Null for figures of the record itself' })),
  dimension: Type.Enum([...dimensions, 'programme']),
  title: text,
  definition: text,
  unit: text,
  unitCode: Type.String({ description: 'UN/CEFACT Recommendation 20, or ISO 4217' }),
  decimals: Type.Integer(),
  weight: Type.Enum(['people', 'gpp']),
  total: text,
  caution: nullable(text),
  synthetic: Type.Boolean({ description: 'Made up for trials, no official figure' }),
  source,
})

export const indicatorList = Type.Object({
  items: Type.Array(
    Type.Object({
      ...indicator.properties,
      years: Type.Array(Type.Integer()),
      versions: Type.Array(Type.Integer()),
    }),
  ),
  dimensionsWithoutData: Type.Array(Type.Enum([...dimensions])),
  notice,
})

const cell = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])

export const figureAnswer = Type.Object({
  figure: Type.String(),
  indicator: Type.Object({
    id: Type.String(),
    version: nullable(Type.Integer()),
    title: text,
    unit: text,
    caution: nullable(text),
    synthetic: Type.Boolean(),
    source,
  }),
  year: Type.Integer(),
  system: Type.Enum([...regionSystems]),
  method: text,
  citation: text,
  columns: Type.Array(Type.Object({ name: Type.String(), title: text })),
  items: Type.Array(Type.Record(Type.String(), cell)),
  notice,
})

export const methodList = Type.Object({
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      title: text,
      formula: Type.String(),
      weighted: Type.Boolean(),
      note: text,
      source: Type.String(),
    }),
  ),
})

export const statisticBody = Type.Object(
  {
    definition: Type.Unknown({ description: 'As docs/reference/statistics.md describes it' }),
    table: Type.String({
      maxLength: 1_000_000,
      description: 'CSV: code,name_th,year,unit,value,population',
    }),
  },
  { additionalProperties: false },
)

export const statisticAnswer = Type.Object({
  outcome: Type.Enum(['imported', 'unchanged']),
  id: Type.String(),
  version: Type.Integer(),
})
