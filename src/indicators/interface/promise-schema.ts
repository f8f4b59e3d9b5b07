import { Type } from 'typebox'
import { nullable } from '../../base/shapes.ts'
import { verdicts } from '../commitments/index.ts'
import { moment, notice, numberOrNull, said, slug, text, uuid } from './schema.ts'

export const byCommitment = Type.Object({ commitment: uuid })
export const proofQuery = Type.Object({
  city: slug,
  at: Type.Optional(Type.String({ format: 'date-time', description: 'As it stood at a moment' })),
})

const expected = nullable(
  Type.Object({ min: Type.Optional(Type.Number()), max: Type.Optional(Type.Number()) }),
)
const judgement = Type.Object({
  at: moment,
  verdict: Type.Enum([...verdicts]),
  because: text,
  expected,
  result: nullable(uuid),
})
export const commitmentWire = Type.Object({
  id: uuid,
  city: Type.String(),
  sample: Type.Boolean(),
  indicator: Type.String(),
  version: Type.Integer(),
  unit: Type.String(),
  title: text,
  promise: Type.Unknown(),
  critical: Type.Boolean(),
  startsOn: Type.String(),
  dueOn: Type.String(),
  verdict: Type.Enum([...verdicts]),
  because: text,
  expected,
  ...{ status: nullable(said.status), value: said.value },
  coverage: numberOrNull,
  newestAt: nullable(moment),
  judgements: Type.Array(judgement),
})
export const commitmentList = Type.Object({ items: Type.Array(commitmentWire), notice })
export const commitmentMade = Type.Object({
  id: uuid,
  city: Type.String(),
  version: Type.Integer(),
})

export const proofAnswer = Type.Object({
  city: Type.String(),
  sample: Type.Boolean(),
  at: moment,
  proof: Type.Enum(['proven', 'at-risk', 'unproven', 'no-data']),
  graceDaysLeft: nullable(Type.Integer()),
  reviewDueAt: nullable(moment),
  reasons: Type.Array(
    Type.Object({
      commitment: uuid,
      verdict: Type.Enum([...verdicts]),
      because: text,
      openedAt: moment,
      graceEndsAt: moment,
    }),
  ),
  results: Type.Array(uuid),
  history: Type.Array(
    Type.Object({
      at: moment,
      proof: Type.String(),
      because: Type.Array(text),
      results: Type.Array(uuid),
    }),
  ),
  notice,
})

export const trialAnswer = Type.Object({
  indicator: Type.String(),
  version: Type.Integer(),
  periods: Type.Array(
    Type.Object({
      period: Type.String(),
      ...said,
      coverage: Type.Record(Type.String(), Type.Number()),
      expected,
      verdict: Type.Enum([...verdicts]),
    }),
  ),
  lapses: Type.Array(Type.Object({ openedAt: moment, closedAt: nullable(moment) })),
})
