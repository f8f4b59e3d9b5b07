import { type RawBuilder, sql } from 'kysely'
import type { YearRow } from './sql-read.ts'

/**
 * Every measure of every year in one statement: the twin of `measureYear`, equal to it within 1e-9. `readYear` turns a row into
 * the same shape, with the same refusals.
 *
 * Shapes: `areas` is a select that gives (area, grp, year, value, weight); rows without value or weight are left out. One row per
 * year, by year. Runs on PostgreSQL 15 or newer without extensions, on double precision throughout.
 * Range: values are scaled by a power of two, so any magnitude goes; a year whose values or weights differ by more than a
 * factor of 1e75 is answered `out-of-range`, since PostgreSQL refuses a product that underflows; so is a year whose positive and
 * negative values cancel to less than 1e-5 of them, since a plain sum then keeps too few digits.
 *
 * How it keeps its digits: as in TypeScript, all measures are sums of terms in d = x/mu − 1 that are not negative, by series near
 * zero. `slip` is what rounding left in the mean. Gini is 1/Q² · sum q d (2 Q_below + q − Q), one sort for all of it.
 */
export function measuresByYear(areas: RawBuilder<unknown>): RawBuilder<YearRow> {
  return sql<YearRow>`
with ${scaledAreas(areas)},
by_group as (
  select year, grp, count(*) as n, count(*) filter (where q > 0) as k, sum(q) as q, sum(q * v) as z, sum(v) as v,
    sum(q * abs(v)) as z_size, sum(abs(v)) as v_size, max(q * v) as z_top, min(x) filter (where q > 0) as x_low
  from scaled group by year, grp
),
by_year as (
  select year, sum(n)::float8 as n, sum(k)::float8 as k, sum(q) as q, max(z_top) as z_top, min(x_low) as x_low,
    (sum(z) = 0 or sum(z_size) < 1e5 * abs(sum(z))) and (sum(v) = 0 or sum(v_size) < 1e5 * abs(sum(v))) as is_clear,
    case when sum(q) > 0 and sum(z) > 0 then sum(z) / sum(q) end as m,
    case when sum(v) > 0 then sum(v) / sum(n) end as m1,
    case when sum(z) > 0 then sum(z) / sum(k) end as mz
  from by_group group by year
),
ranked as (
  select s.year, s.grp, s.v, s.q, s.lv,
    row_number() over up as place,
    coalesce(sum(s.q) over (up rows between unbounded preceding and 1 preceding), 0) as q_below
  from scaled s window up as (partition by s.year order by s.x)
),
placed as (
  select r.*, y.n, y.q as qq, y.m, y.mz, y.z_top, r.q * r.v as z, g.z / nullif(g.q * y.m, 0) as share,
    (r.v - y.m) / y.m as d, (r.v - y.m1) / y.m1 as d1,
    (r.v - g.z / nullif(g.q, 0)) / (nullif(g.z, 0) / nullif(g.q, 0)) as dg,
    (r.q * r.v - y.mz) / y.mz as dz,
    greatest(r.v / y.m, 1e-150) as ratio,
    r.lv - ln(y.m) as lr, r.lv - ln(y.m1) as lr1,
    r.lv - ln(nullif(greatest(g.z, 0), 0) / nullif(g.q, 0)) as lrg
  from ranked r join by_year y on y.year = r.year join by_group g on g.year = r.year and g.grp = r.grp
),
summed as (
  select year,
    sum(q * d) as slip,
    sum(q * d * d) as squares,
    sum(q * abs(d)) - sum(q * d) * sum(q * sign(d)) / max(qq) as moved,
    sum(q * d * (2 * q_below + q - qq)) / max(qq) as gini_weighted,
    sum(d1 * (2 * place - n - 1)) / max(n) as gini,
    sum(d1) as slip1, sum(d1 * d1) as squares1,
    stddev_pop(${logOf('d1', 'lr1')}) as sigma,
    sum(q * ${theilT('d', 'lr')}) as theil_t,
    sum(q * ${theilL('d', 'lr')}) as theil_l,
    sum(q * share * ${theilT('dg', 'lrg')}) as within_t,
    sum(q * ${theilL('dg', 'lrg')}) as within_l,
    sum(q * d * d / (1 + sqrt(ratio)) ^ 2) / 2 as half,
    sum(q * d * d / ratio) as two,
    sum(dz) filter (where q > 0) as slip_z, sum(dz * dz) filter (where q > 0) as squares_z,
    max(z) filter (where z < z_top) as z_next, count(*) filter (where z = z_top) as z_firsts,
    sum(v * case when q_below + q - 0.9 * qq > 1e-12 * qq then least(q, q_below + q - 0.9 * qq) else 0 end) as top,
    sum(v * case when 0.4 * qq - q_below > 1e-12 * qq then least(q, 0.4 * qq - q_below) else 0 end) as bottom
  from placed group by year
),
between_groups as (
  select year, sum(q * ${theilT('d', 'lr')}) as t, sum(q * ${theilL('d', 'lr')}) as l
  from (
    select p.year, p.grp, sum(p.q) as q, sum(p.q * p.d) / nullif(sum(p.q), 0) as d,
      ln(nullif(greatest(sum(p.z) / nullif(sum(p.q) * max(p.m), 0), 0), 0)) as lr
    from placed p group by p.year, p.grp
  ) g group by year
)
select f.year, f.n as areas, coalesce(y.k, 0)::int as weighted, f.finite_x and f.finite_w as finite, f.finite_x as "finiteValues",
  f.x_in_range and f.w_in_range and coalesce(y.is_clear, true) as "inRange",
  f.w_low as "lowestWeight", y.x_low as "lowestWeightedValue", f.x_low as "lowestValue",
  coalesce(y.m, 0) as mean, coalesce(y.m1, 0) as "plainMean",
  s.gini / y.n as gini, s.gini_weighted / y.q as "giniWeighted",
  s.theil_t / y.q as "theilT", b.t / y.q as "theilTBetween", s.within_t / y.q as "theilTWithin",
  s.theil_l / y.q as "theilL", b.l / y.q as "theilLBetween", s.within_l / y.q as "theilLWithin",
  (s.squares - s.slip * s.slip / y.q) / y.q / 2 as "generalisedEntropy2",
  s.half / y.q * (2 - s.half / y.q) as "atkinsonHalf",
  ${oneLessExpOfMinus('s.theil_l / y.q')} as "atkinsonOne",
  s.two / y.q / (1 + s.two / y.q) as "atkinsonTwo",
  sqrt(greatest((s.squares - s.slip * s.slip / y.q) / y.q, 0)) as "williamsonWeighted",
  s.moved / y.q / 2 as hoover,
  sqrt(greatest((s.squares1 - s.slip1 * s.slip1 / y.n) / y.n, 0)) as "coefficientOfVariation",
  s.sigma,
  (1 + (s.squares_z - s.slip_z * s.slip_z / y.k) / y.k) / y.k as hhi,
  case when y.k > 1 then (s.squares_z - s.slip_z * s.slip_z / y.k) / y.k / (y.k - 1) end as "hhiNormalised",
  y.z_top / (y.mz * y.k) as primacy,
  case when y.k > 1 then case when s.z_firsts > 1 then 1 else y.z_top / nullif(s.z_next, 0) end end as "primacyToSecond",
  case when f.x_low > 0 and ln(f.x_high) - ln(f.x_low) < 709 then f.x_high / f.x_low end as "maxMin",
  4 * s.top / nullif(s.bottom, 0) as "top10Bottom40"
from facts f left join by_year y on y.year = f.year left join summed s on s.year = f.year
  left join between_groups b on b.year = f.year
order by f.year`
}

/**
 * The relations `facts` (a row per year) and `scaled` (a row per area): x the value, v the value and q the weight by a power of two
 * near their largest, lv = ln |v|. A year whose weights cannot be used has q = 0; one whose values cannot, no rows.
 */
export function scaledAreas(areas: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
given as materialized (
  select area, coalesce(grp::text, '') as grp, year, value::float8 as x, weight::float8 as w
  from (${areas}) as areas where value is not null and weight is not null
),
facts as materialized (
  select year, count(*)::int as n, bool_and(x - x = 0) as finite_x, bool_and(w - w = 0) as finite_w,
    min(w) as w_low, max(w) as w_high, min(x) as x_low, max(x) as x_high, max(abs(x)) as x_top,
    coalesce(${logSpan('x')} < 172, true) or not bool_and(x - x = 0) as x_in_range,
    coalesce(${logSpan('w')} < 172, true) or not bool_and(w - w = 0) as w_in_range
  from given group by year
),
scales as (
  select year,
    case when x_top > 0 then ${powerOfTwoUnder('x_top')} else 1 end as x_unit,
    case when finite_w and w_low >= 0 and w_high > 0 then ${powerOfTwoUnder('w_high')} end as w_unit
  from facts where finite_x and x_in_range and w_in_range
),
scaled as materialized (
  select area, grp, year, x, v, q, ln(nullif(abs(v), 0)) as lv
  from (
    select g.area, g.grp, g.year, g.x, g.x / s.x_unit as v,
      coalesce(g.w / s.w_unit, 0) as q
    from given g join scales s on s.year = g.year
  ) g
)`
}

/** A power of two within a factor of four of x, which divides without rounding. */
function powerOfTwoUnder(x: string): RawBuilder<number> {
  return sql.raw(`power(2::float8, least(1023, greatest(-1074, floor(ln(${x}) / ln(2::float8)))))`)
}

/** ln of the greatest by the least magnitude that is not zero; null where all are zero. */
function logSpan(x: string): RawBuilder<number> {
  return sql.raw(`ln(nullif(max(abs(${x})), 0)) - ln(min(nullif(abs(${x}), 0)))`)
}

/** ln(1 + d), given it as lr where d is not small: d + (ln(1 + d) − d). */
function logOf(d: string, lr: string): RawBuilder<number> {
  return sql.raw(`case when abs(${d}) < 0.02 then ${d} - ${d} * ${d} * ${series(d)} else ${lr} end`)
}

/** (1 + d) ln(1 + d) − d, with 0 ln 0 = 0. */
function theilT(d: string, lr: string): RawBuilder<number> {
  const near = `${d} * ${d} * (1 - (1 + ${d}) * ${series(d)})`
  return sql.raw(
    `case when abs(${d}) < 0.02 then ${near} when ${d} <= -1 then -${d} else (1 + ${d}) * ${lr} - ${d} end`,
  )
}

/** d − ln(1 + d). */
function theilL(d: string, lr: string): RawBuilder<number> {
  return sql.raw(`case when abs(${d}) < 0.02 then ${d} * ${d} * ${series(d)} else ${d} - ${lr} end`)
}

/** (d − ln(1 + d)) / d² = 1/2 − d/3 + d²/4 − …, to 1e-15 where |d| < 0.02. */
function series(d: string): string {
  return `(1.0::float8/2 - ${d} * (1.0::float8/3 - ${d} * (1.0::float8/4 - ${d} * (1.0::float8/5 - ${d} * (1.0::float8/6
    - ${d} * (1.0::float8/7 - ${d} * (1.0::float8/8 - ${d} / 9)))))))`
}

/** 1 − exp(−l) for l ≥ 0, by its series where it is small. */
function oneLessExpOfMinus(l: string): RawBuilder<number> {
  return sql.raw(
    `case when ${l} < 0.01 then ${l} * (1 - ${l} / 2 * (1 - ${l} / 3 * (1 - ${l} / 4 * (1 - ${l} / 5 * (1 - ${l} / 6)))))
    when ${l} > 700 then 1 else 1 - exp(-(${l})) end`,
  )
}
