import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { bothWords, closed, webAddress, words } from '../../base/shapes.ts'
import {
  buckets,
  directions,
  domains,
  indicatorTypes,
  missingPolicies,
  periods,
  reductions,
  withins,
} from './words.ts'

const number = Type.Number({ minimum: -1e15, maximum: 1e15 })
const duration = Type.String({
  pattern: '^P(?=\\d|T\\d)(\\d{1,4}D)?(T\\d{1,4}H)?$',
  description: 'Days and hours: P3D, PT6H, P1DT12H',
})
const unitCode = Type.String({ pattern: '^[A-Z0-9]{1,3}$', description: 'UN/CEFACT Rec 20' })
const name = words(2_000)

/** Strictly above or below a number, or at least or at most it. */
const condition = Type.Union([
  closed({ above: number }),
  closed({ below: number }),
  closed({ atLeast: number }),
  closed({ atMost: number }),
])

/** A reduction by its word; how many fulfil a condition; or which share of them, from 0 to 1. */
const reduction = Type.Union([
  Type.Enum([...reductions]),
  closed({ count: condition }),
  closed({ share: condition }),
])

const missing = closed({
  policy: Type.Enum([...missingPolicies]),
  for: Type.Optional(duration),
  because: Type.Optional(bothWords(500)),
})

/**
 * Where the numbers of one name of the expression come from, and how they are drawn together: within a bucket of one entity, across
 * entities in a bucket, and over the buckets of the period.
 */
export const inputShape = closed({
  title: Type.Optional(bothWords(200)),
  /** Names expanded by `context` and the core context, or IRIs. */
  type: name,
  attribute: name,
  /** The dataset of the instances meant; without it the default instance. */
  datasetId: Type.Optional(name),
  /** Names of other vocabularies and their IRIs. */
  context: Type.Optional(Type.Record(words(100), words(2_000))),
  /** Which entities, as they are now: NGSI-LD query language. */
  q: Type.Optional(words(4_000)),
  geo: Type.Optional(
    closed({
      georel: words(100),
      geometry: words(40),
      coordinates: Type.Array(Type.Unknown(), { maxItems: 2_000 }),
      geoproperty: Type.Optional(name),
    }),
  ),
  bucket: Type.Enum([...buckets]),
  within: Type.Enum([...withins]),
  across: reduction,
  /** `latest`: the last number of each entity that is not older than `freshness`, also from before the period: registers, surveys. */
  over: Type.Union([reduction, Type.Literal('latest')]),
  /** The least share of the buckets so far that must have a value; 0.75 without it. */
  minBuckets: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  /** The least number of entities that must have a value in a bucket for it to count; 1 without it. */
  minEntities: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  /** The least number of hours of a day that an entity must have observed for its day to count. */
  minHours: Type.Optional(Type.Integer({ minimum: 1, maximum: 24 })),
  /** How old the newest observation may be. */
  freshness: duration,
  /** The unit of the values that the feed sends. */
  unit: unitCode,
  /** Instead of what the indicator says. */
  missing: Type.Optional(missing),
})

/** An input in a test: one number; null, no data; `stale`; or one number a bucket of the period, null where there is none. */
const testInput = Type.Union([
  number,
  Type.Null(),
  Type.Literal('stale'),
  Type.Array(Type.Union([number, Type.Null()]), { minItems: 1, maxItems: 400 }),
])

const testShape = closed({
  title: bothWords(300),
  inputs: Type.Record(Type.String({ maxLength: 100 }), testInput),
  expect: Type.Union([
    closed({ value: number }),
    closed({ status: Type.Enum(['insufficient', 'stale', 'error']) }),
  ]),
})

const target = closed({
  /** The year, month or day by whose end it is to be reached. */
  by: Type.String({ pattern: '^\\d{4}(-\\d{2}){0,2}$' }),
  value: number,
  source: Type.Optional(bothWords(500)),
})

export const declarationShape = closed({
  id: Type.String({
    pattern: '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+$',
    maxLength: 80,
    description: 'Lower case, with at least one dot: air.pm25_days',
  }),
  version: Type.Integer({ minimum: 1, maximum: 10_000 }),
  title: bothWords(200),
  definition: bothWords(2_000),
  reference: closed({
    title: bothWords(300),
    url: Type.Optional(webAddress),
    number: Type.Optional(words(60)),
  }),
  domain: Type.Enum([...domains]),
  indicatorType: Type.Enum([...indicatorTypes]),
  direction: Type.Enum([...directions]),
  unit: Type.String({ pattern: '^[A-Z0-9]{1,3}$', description: 'UN/CEFACT Rec 20, or ISO 4217' }),
  decimals: Type.Integer({ minimum: 0, maximum: 9 }),
  period: Type.Enum([...periods]),
  publishAfter: duration,
  inputs: Type.Record(
    Type.String({ pattern: '^[a-z][A-Za-z0-9_]{0,39}$', maxLength: 40 }),
    inputShape,
  ),
  expression: Type.String({ minLength: 1, maxLength: 2_000 }),
  missing,
  baseline: Type.Optional(target),
  targets: Type.Array(target, { maxItems: 20 }),
  goalposts: closed({ min: number, max: number }),
  weightInDomain: Type.Number({ minimum: 0, maximum: 1 }),
  tests: Type.Array(testShape, { minItems: 2, maxItems: 20 }),
})

/** What an indicator is, as one JSON document: `docs/reference/indicator-declaration.md` describes every member. */
export type Declaration = Static<typeof declarationShape>
export type Input = Static<typeof inputShape>
export type Condition = Static<typeof condition>
export type Drawing = Static<typeof reduction>
export type Missing = Static<typeof missing>
export type DeclarationTest = Static<typeof testShape>

export const compiledDeclaration = Compile(declarationShape)
