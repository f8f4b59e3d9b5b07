import { sql } from 'kysely'

/** An aggregate over rows of `rollup_hour`: them end to end, in the order of time. The form of each: `packed_rollup` in migration 60. */
export const packedHours = sql.raw(
  `string_agg(packed_rollup(hour, n, numbers, sum, min, max, last, newest_at), '' order by hour)`,
)
