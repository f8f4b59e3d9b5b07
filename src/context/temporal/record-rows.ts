import { sql } from 'kysely'
import {
  boolColumn,
  float8Column,
  int8Column,
  momentColumn,
  textColumn,
} from '../../store/columns.ts'
import { instantOf } from '../entity/date-time.ts'
import type { Instance } from '../entity/entity.ts'
import { writeHistoryInstance } from '../space/index.ts'
import { nextChange, noteExpiry, type Turn } from '../write/index.ts'

/** A row to be added to history. `at` and `recordedAt` are milliseconds since 1970, microseconds a fraction of them. */
export type NewRow = {
  readonly series: number
  readonly at: number
  readonly recordedAt: number
  readonly observed: boolean
  readonly deleted: boolean
  readonly num: number | null
  readonly body: string | null
  /** The change number of the first row of the instance, where this is not it. */
  readonly instance: number | null
}

/** Makes the row of an instance. Without an `observedAt` it is of the moment `at`, as recorded. */
export function newRow(
  series: number,
  instance: Instance,
  { at, recordedAt, deleted = false }: { at: number; recordedAt: number; deleted?: boolean },
  first: number | null = null,
): NewRow {
  const observed = instance.observedAt !== undefined
  const isNumber = instance.kind === 'Property' && typeof instance.value === 'number' && !deleted
  return {
    series,
    at: observed ? (instantOf(instance.observedAt as string) as number) : at,
    recordedAt,
    observed,
    deleted,
    num: isNumber ? (instance.value as number) : null,
    body: isNumber && isBare(instance) ? null : writeHistoryInstance(instance),
    instance: first,
  }
}

/** Whether number and time say all that is in an instance; its dataset is its series'. */
function isBare(instance: Instance): boolean {
  const told = new Set(['kind', 'value', 'datasetId', 'observedAt'])
  return Object.entries(instance).every(
    ([member, value]) => told.has(member) || value === undefined,
  )
}

/** Adds rows to history, each under a change number of its own, in their order; gives the numbers. */
export async function addRows(turn: Turn, rows: readonly NewRow[]): Promise<number[]> {
  const changes = rows.map(() => nextChange(turn))
  await sql`
    insert into history (tenant, series, change, at, recorded_at, observed, deleted, num, body, instance)
    select ${turn.space.tenant}::integer, series, change, at, recorded, observed, deleted, num, body, instance
    from unnest(${int8Column(rows.map(({ series }) => series))}::bigint[],
      ${int8Column(changes)}::bigint[],
      ${momentColumn(rows.map(({ at }) => at))}::timestamptz[],
      ${momentColumn(rows.map(({ recordedAt }) => recordedAt))}::timestamptz[],
      ${boolColumn(rows.map(({ observed }) => observed))}::boolean[],
      ${boolColumn(rows.map(({ deleted }) => deleted))}::boolean[],
      ${float8Column(rows.map(({ num }) => num))}::double precision[],
      ${textColumn(rows.map(({ body }) => body))}::text[],
      ${int8Column(rows.map(({ instance }) => instance))}::bigint[])
      as new (series, change, at, recorded, observed, deleted, num, body, instance)`.execute(
    turn.tx,
  )
  await noteExpiry(turn, rows)
  return changes
}
