import { type RawBuilder, sql } from 'kysely'
import { scaledAreas } from './sql.ts'

/**
 * Lorenz curves of all years: the twin of `lorenzCurve`, without its first point (0, 0). Rows by year and rising value.
 *
 * Shapes: as `measuresByYear`. A year in which the curve is not defined has no rows.
 */
export function lorenzByYear(
  areas: RawBuilder<unknown>,
): RawBuilder<{ year: number; population: number; total: number }> {
  return sql`
with ${scaledAreas(areas)}
select year, sum(q) over upward / sum(q) over whole as population, sum(q * v) over upward / sum(q * v) over whole as total
from scaled s
where q > 0 and (select sum(q * v) from scaled t where t.year = s.year) > 0
window upward as (partition by year order by x, area rows unbounded preceding), whole as (partition by year)
order by year, x, area`
}

/** Location quotients x/mu of all areas and years: the twin of `locationQuotients`. Areas that have none are left out. */
export function locationQuotientsByYear(
  areas: RawBuilder<unknown>,
): RawBuilder<{ area: string; year: number; quotient: number }> {
  return sql`
with ${scaledAreas(areas)},
means as (select year, sum(q * v) / nullif(sum(q), 0) as m from scaled group by year)
select s.area, s.year, s.v / m.m as quotient
from scaled s join means m on m.year = s.year where s.q > 0 and m.m > 0
order by s.year, s.area`
}

/** The least-squares line of `betaConvergence`; null where it is not defined. */
export type BetaRow = {
  areas: number
  lowest: number | null
  intercept: number | null
  b: number | null
  rSquared: number | null
  speed: number | null
  halfLifeYears: number | null
}

/**
 * Beta convergence between two years over the areas that have a value in both: the twin of `betaConvergence`, one row.
 * All figures are null when a value is not positive, or when there are fewer than two areas or starts.
 */
export function betaBetween(
  areas: RawBuilder<unknown>,
  from: number,
  to: number,
): RawBuilder<BetaRow> {
  const years = sql<number>`(${to}::int - ${from}::int)`
  return sql<BetaRow>`
with pairs as (
  select a.value::float8 as x0, b.value::float8 as x1
  from (${areas}) a join (${areas}) b on b.area = a.area
  where a.year = ${from} and b.year = ${to} and a.value is not null and b.value is not null
),
facts as (select count(*)::int as areas, least(min(x0), min(x1)) as lowest from pairs),
logs as (
  select ln(x0) as l, (ln(x1) - ln(x0)) / nullif(${years}, 0) as g
  from pairs where (select lowest > 0 from facts)
),
line as (
  select regr_slope(g, l) as b, regr_intercept(g, l) as a, regr_r2(g, l) as r2, count(distinct g) as growths from logs
),
pace as (
  select case when b < 0 and 1 + b * ${years} > 0 then -ln(1 + b * ${years}) / ${years} end as speed from line
)
select f.areas, f.lowest, line.a as intercept, line.b, case when line.growths > 1 then line.r2 end as "rSquared", pace.speed,
  ln(2::float8) / nullif(pace.speed, 0) as "halfLifeYears"
from facts f, line, pace`
}
