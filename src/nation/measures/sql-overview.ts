import { type RawBuilder, sql } from 'kysely'
import { type Facts, type Need, refusal } from './area.ts'
import { type Measured, measured, notDefined } from './measured.ts'

/** A row of `overviewByYear`: the facts that decide what is defined, and the figures; null where there is none. */
export type OverviewRow = {
  year: number
  areas: number
  weighted: number
  lowestWeight: number
  lowestValue: number
  highestValue: number
  /** Of the areas of positive weight; null when there are none. */
  lowestWeightedValue: number | null
  plainMean: number
  mean: number | null
  theilT: number | null
  theilL: number | null
  williamsonWeighted: number | null
  hhi: number | null
  sigma: number | null
}

export type Overview = Record<
  'mean' | 'theilT' | 'theilL' | 'williamsonWeighted' | 'hhi' | 'sigma',
  Measured
>

/**
 * The measures that are plain sums, in one pass without a sort: for very many rows, as a thousand cities times thirty indicators times
 * ten years (give indicator and year as one number). `readOverview` turns a row into answers with reasons.
 *
 * Shapes: as `measuresByYear`; no groups. Range: values and weights as a formula gives them, zero or between 1e-100 and 1e100 in
 * magnitude. Digits: within 1e-12 of the truth in absolute terms; where nearly equal areas matter, `measuresByYear` keeps their digits.
 */
export function overviewByYear(areas: RawBuilder<unknown>): RawBuilder<OverviewRow> {
  return sql<OverviewRow>`
select year, n as areas, k as weighted, w_low as "lowestWeight", x_low as "lowestValue", x_high as "highestValue", xw_low as "lowestWeightedValue",
  plain as "plainMean",
  wx / w as mean,
  case when xw_low >= 0 and wx > 0 then wxl / wx - ln(wx / w) end as "theilT",
  case when xw_low > 0 then ln(wx / w) - wl / w end as "theilL",
  case when wx > 0 and w > 0 then sqrt(greatest(wxx * w / wx / wx - 1, 0)) end as "williamsonWeighted",
  case when xw_low >= 0 and wx > 0 then ww / wx / wx end as hhi,
  case when x_low > 0 then deviation end as sigma
from (
  select year, count(*)::int as n, count(*) filter (where w > 0)::int as k, min(w) as w_low, min(x) as x_low, max(x) as x_high,
    min(x) filter (where w > 0) as xw_low,
    avg(x) as plain, case when min(w) >= 0 then nullif(sum(w), 0) end as w, sum(w * x) as wx, sum(w * x * x) as wxx, sum(w * x * w * x) as ww,
    sum(w * l) as wl, sum(w * x * l) as wxl, stddev_pop(l) as deviation
  from (
    select year, value as x, weight as w, ln(case when value > 0 then value end) as l
    from (select year, value::float8 as value, weight::float8 as weight from (${areas}) as areas) as areas
    where value is not null and weight is not null
  ) as logs group by year
) as sums order by year`
}

/** Reads a row of `overviewByYear`, with the refusals of the same measures in TypeScript. */
export function readOverview(row: OverviewRow): Overview {
  const { areas, weighted, lowestWeight } = row
  const lowestValue = row.lowestWeightedValue ?? 0
  const facts: Facts = {
    areas,
    weighted,
    lowestWeight,
    lowestValue,
    finite: true,
    mean: row.mean ?? 0,
  }
  const plain: Facts = {
    ...facts,
    weighted: areas,
    lowestWeight: 1,
    lowestValue: row.lowestValue,
    mean: row.plainMean,
  }
  const answer = (value: number | null, need: Need, by = facts) => {
    const reason = refusal(by, need)
    return reason || value === null ? notDefined(reason ?? 'out-of-range') : measured(value)
  }
  return {
    mean:
      row.mean === null || lowestWeight < 0
        ? answer(row.mean, 'positive-mean')
        : measured(row.mean),
    theilT: answer(row.theilT, 'no-negative'),
    theilL: answer(row.theilL, 'only-positive'),
    williamsonWeighted: answer(row.williamsonWeighted, 'positive-mean'),
    hhi: answer(row.hhi, 'no-negative'),
    sigma: answer(row.sigma, 'only-positive', plain),
  }
}
