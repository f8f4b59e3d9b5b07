import { Type } from 'typebox'
import { nullable } from '../../base/shapes.ts'
import { domains, periods } from '../declaration/index.ts'
import { standings } from '../definitions/index.ts'
import { statuses } from '../results/index.ts'

export const text = Type.Object({ th: Type.String(), en: Type.String() })
export const moment = Type.String({ description: 'ISO 8601, UTC' })
const hash = Type.String({ description: 'SHA-256, hexadecimal' })
export const notice = nullable(text)
export const slug = Type.String({
  pattern: '^[a-z0-9-]+$',
  maxLength: 80,
  description: 'Slug of a city',
})
const indicatorId = Type.String({ pattern: '^[a-z][a-z0-9_.]*$', maxLength: 80 })
const uuidPattern = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
export const uuid = Type.String({ pattern: `^${uuidPattern}$` })
const readingPattern = '[a-z][a-z0-9_.]{0,79}@[0-9]{1,5}@[0-9]{4}-[0-9]{2}-[0-9]{2}'

export const ofCity = Type.Object({ city: slug })
export const byId = Type.Object({ id: indicatorId })
export const byResult = Type.Object({ result: uuid })
export const byFigure = Type.Object({
  figure: Type.String({
    pattern: `^(${uuidPattern}|${readingPattern})$`,
    description:
      'Id of a result; or of a reading as it stands: indicator@version@first day of the period',
  }),
})
export const ofIndicator = Type.Object({
  city: Type.Optional(slug),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
})
export const listQuery = Type.Object({
  city: Type.Optional(slug),
  domain: Type.Optional(Type.Enum([...domains])),
})
const figuresOf = {
  city: slug,
  indicator: Type.Optional(indicatorId),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
  from: Type.Optional(
    Type.String({ format: 'day', description: 'Periods that begin on it or later' }),
  ),
  until: Type.Optional(Type.String({ format: 'day', description: 'Periods that begin before it' })),
  limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 1_000, description: 'Rows a page' }),
}
export const resultQuery = Type.Object({
  ...figuresOf,
  all: Type.Optional(Type.Boolean({ description: 'Superseded ones too' })),
  after: Type.Optional({ ...uuid, description: 'The last result of the page before' }),
})
export const readingQuery = Type.Object({
  ...figuresOf,
  after: Type.Optional(
    Type.String({
      pattern: `^${readingPattern}$`,
      description: 'The last reading of the page before',
    }),
  ),
})
export const observationQuery = Type.Object({
  city: slug,
  input: Type.String({ maxLength: 40 }),
  entity: Type.String({ maxLength: 2048, description: 'Id of the entity' }),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  until: Type.Optional(Type.String({ format: 'date-time' })),
})

export const definitionWire = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  owner: nullable(Type.String({ description: 'The city whose own it is; null for a common one' })),
  standing: Type.Enum([...standings]),
  hash,
  declaredAt: moment,
  declaration: Type.Unknown({ description: 'docs/reference/indicator-declaration.md' }),
})
export const definitionList = Type.Object({ items: Type.Array(definitionWire), notice })
export const definitionAnswer = Type.Object({
  ...definitionWire.properties,
  versions: Type.Array(Type.Integer()),
  notice,
})

const quality = Type.Record(
  Type.String(),
  Type.Object({
    status: Type.String(),
    coverage: Type.Number(),
    newestAt: nullable(moment),
    oldestAt: nullable(moment),
    observations: Type.Integer(),
    entities: Type.Integer(),
  }),
)
export const said = {
  status: Type.Enum([...statuses]),
  value: nullable(
    Type.String({ description: 'Rounded as declared; null where there is no number' }),
  ),
  because: nullable(text),
}
const figure = {
  city: Type.String(),
  sample: Type.Boolean(),
  indicator: Type.String(),
  version: Type.Integer(),
  period: Type.String(),
  periodKind: Type.Enum([...periods]),
  from: moment,
  until: moment,
  ...said,
  raw: nullable(Type.Number()),
  unit: Type.String(),
  quality,
  asOf: Type.Integer({ description: 'Change number of the data space' }),
  inputsHash: hash,
}
export const resultWire = Type.Object({
  id: uuid,
  ...figure,
  formulaHash: hash,
  definitionHash: hash,
  engineVersion: Type.String(),
  computedAt: moment,
  supersedes: nullable(uuid),
  lineage: Type.String({ description: 'Where its lineage is' }),
})
const next = nullable(Type.String({ description: 'Where the next page is; null on the last' }))
export const resultList = Type.Object({ items: Type.Array(resultWire), next, notice })
export const readingWire = Type.Object({
  ...figure,
  readAt: moment,
  result: nullable({ ...uuid, description: 'What it was last frozen into' }),
  lineage: Type.String({ description: 'Where its lineage is' }),
})
export const readingList = Type.Object({ items: Type.Array(readingWire), next, notice })

export const lineageAnswer = Type.Object({
  result: nullable(resultWire),
  reading: nullable(readingWire),
  holds: Type.Boolean({
    description:
      'What is told comes to the hash; false for the moment in which new data are on their way',
  }),
  definition: definitionWire,
  formula: Type.String({ description: 'In canonical form' }),
  inputs: Type.Record(
    Type.String(),
    Type.Object({
      step: Type.Enum(['hour', 'day']),
      from: moment,
      until: moment,
      series: Type.Array(Type.Object({ series: Type.Integer(), entityId: Type.String() })),
    }),
  ),
  reads: Type.Record(Type.String(), Type.Unknown()),
  carried: nullable(uuid),
  rows: Type.String({ description: 'Where the rows of rollups are' }),
  observations: Type.String({ description: 'Where the observations are; name input and entity' }),
  notice,
})
export const numberOrNull = nullable(Type.Number())
export const rowList = Type.Object({
  items: Type.Array(
    Type.Object({
      input: Type.String(),
      entityId: Type.String(),
      start: moment,
      n: Type.Integer(),
      numbers: Type.Integer(),
      sum: Type.Number(),
      min: numberOrNull,
      max: numberOrNull,
      last: numberOrNull,
      newestAt: moment,
    }),
  ),
  inputsHash: hash,
  notice,
})
export const observationList = Type.Object({
  items: Type.Array(
    Type.Object({
      at: moment,
      value: numberOrNull,
      recordedAt: moment,
      change: Type.Integer(),
      goneSince: Type.Boolean({ description: 'Corrected or taken away since' }),
    }),
  ),
  more: Type.Boolean(),
  notice,
})
export const replayAnswer = Type.Object({
  result: uuid,
  outcome: Type.Enum(['same', 'different', 'erased']),
  ...said,
  inputsHash: hash,
})

export const faultsAnswer = Type.Object({ faults: Type.Array(Type.Unknown()) })
export const anyDeclaration = Type.Object({
  city: Type.Optional(slug),
  declaration: Type.Unknown({ description: 'docs/reference/indicator-declaration.md' }),
})
export const newAdoption = Type.Object(
  { city: slug, id: indicatorId, version: Type.Optional(Type.Integer({ minimum: 1 })) },
  { additionalProperties: false },
)
export const adoptionWire = Type.Object({
  city: Type.String(),
  id: Type.String(),
  version: Type.Integer(),
  adoptedAt: moment,
})
export const byAdoption = Type.Object({ city: slug, id: indicatorId })
