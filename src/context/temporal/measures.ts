import { type RawBuilder, sql } from 'kysely'
import type { AggregationMethod } from './aggregation.ts'

/**
 * Methods of aggregation over rows that have: `value`, the value as jsonb; `measure`, what of it is a number: a number itself, 1 and 0
 * for true and false, the length of a list; `words`, a text, but no IRI. A method that a type of value does not have gives null: a sum of texts, the
 * least of objects. Source: CIM 009 4.5.19.1.
 */
const ofAnything: Record<AggregationMethod, RawBuilder<unknown>> = {
  totalCount: sql`to_jsonb(count(*))`,
  distinctCount: sql`to_jsonb(count(distinct value))`,
  sum: sql`to_jsonb(sum(measure))`,
  avg: sql`to_jsonb(avg(measure))`,
  min: sql`coalesce(to_jsonb(min(measure)), to_jsonb(min(words)))`,
  max: sql`coalesce(to_jsonb(max(measure)), to_jsonb(max(words)))`,
  stddev: sql`to_jsonb(stddev_samp(measure))`,
  sumsq: sql`to_jsonb(sum(measure * measure))`,
}

/** The same over rows that all have a number, `num`. */
const ofNumbers: Record<AggregationMethod, RawBuilder<unknown>> = {
  totalCount: sql`count(*)::double precision`,
  distinctCount: sql`count(distinct num)::double precision`,
  sum: sql`sum(num)`,
  avg: sql`avg(num)`,
  min: sql`min(num)`,
  max: sql`max(num)`,
  stddev: sql`stddev_samp(num)`,
  sumsq: sql`sum(num * num)`,
}

/** What the rows have: values of any kind, or all a number. */
export type Over = 'anything' | 'numbers'

/** Columns `m0`, `m1`, … with what the methods give, in their order. */
export function measuresOf(methods: readonly AggregationMethod[], over: Over): RawBuilder<unknown> {
  const of = over === 'numbers' ? ofNumbers : ofAnything
  return sql.join(methods.map((method, at) => sql`${of[method]} as ${sql.ref(`m${at}`)}`))
}

/** Columns `value`, `measure` and `words` of a row of history. */
export const valueColumns = sql`
  content.value,
  case jsonb_typeof(content.value)
    when 'number' then (content.value #>> '{}')::double precision
    when 'boolean' then case when content.value = 'true' then 1 else 0 end
    when 'array' then jsonb_array_length(content.value)
  end as measure,
  case when jsonb_typeof(content.value) = 'string' and body::json ->> 'type' = 'Property'
    then (content.value #>> '{}') collate "C" end as words`

/** The value of a row of history as jsonb, whatever its attribute's type: `content (value)`, to be joined. */
export const valueOfRow = sql`
  lateral (select coalesce(
    body::jsonb -> 'value', body::jsonb -> 'object', body::jsonb -> 'languageMap', body::jsonb -> 'vocab',
    body::jsonb -> 'valueList', body::jsonb -> 'objectList', body::jsonb -> 'json', to_jsonb(num)
  ) as value) as content`
