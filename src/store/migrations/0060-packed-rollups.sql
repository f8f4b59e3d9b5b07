-- Whoever measures reads every hour of a month of many series at once. Their day holds them end to end, so that a month of a series
-- is thirty rows, not seven hundred and twenty.

-- One hour or day as 56 bytes: when it begins, n, numbers, sum, min, max, last, and the moment of the newest instance, each in
-- PostgreSQL's binary form; NaN where there is no number.
create function packed_rollup(
  start timestamptz, n integer, numbers integer, sum double precision, min double precision, max double precision,
  last double precision, newest timestamptz
) returns bytea language sql immutable parallel safe as $$
  select timestamptz_send(start) || int4send(n) || int4send(numbers) || float8send(sum) || float8send(coalesce(min, 'NaN'))
    || float8send(coalesce(max, 'NaN')) || float8send(coalesce(last, 'NaN')) || timestamptz_send(newest)
$$;

-- The hours of the day, in the order of time.
alter table rollup_day add column hours bytea not null default '';

do $$
declare
  space integer;
begin
  for space in select number from tenant loop
    perform set_config('app.tenant', space::text, true);
    update rollup_day as kept set hours = (
      select string_agg(packed_rollup(hour, n, numbers, sum, min, max, last, newest_at), '' order by hour)
      from rollup_hour
      where tenant = kept.tenant and series = kept.series
        and hour >= kept.day::timestamp at time zone 'UTC' - interval '7 hours'
        and hour < kept.day::timestamp at time zone 'UTC' + interval '17 hours'
    ) where tenant = space;
  end loop;
  perform set_config('app.tenant', '', true);
end
$$;
