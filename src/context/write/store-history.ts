import { sql } from 'kysely'
import {
  boolColumn,
  float8Column,
  int8Column,
  momentColumn,
  textColumn,
} from '../../store/columns.ts'
import type { HistoryRow } from './history-rows.ts'
import type { Turn } from './take-turn.ts'

/** Adds rows to history, with their change numbers, which are the next of the turn. */
export async function addHistory(
  turn: Turn,
  rows: readonly (HistoryRow & { series: number; change: number })[],
): Promise<void> {
  if (rows.length === 0) return
  const { tx, space } = turn
  turn.change += rows.length
  await sql`
    insert into history (tenant, series, at, change, recorded_at, observed, deleted, num, body)
    select ${space.tenant}::integer, series, at, change, recorded, observed, deleted, num, body
    from unnest(${int8Column(rows.map(({ series }) => series))}::bigint[],
      ${int8Column(rows.map(({ change }) => change))}::bigint[],
      ${momentColumn(rows.map(({ at }) => at))}::timestamptz[],
      ${momentColumn(rows.map(({ recordedAt }) => recordedAt))}::timestamptz[],
      ${boolColumn(rows.map(({ observed }) => observed))}::boolean[],
      ${boolColumn(rows.map(({ deleted }) => deleted))}::boolean[],
      ${float8Column(rows.map(({ num }) => num))}::double precision[],
      ${textColumn(rows.map(({ body }) => body))}::text[])
      as new (series, change, at, recorded, observed, deleted, num, body)`.execute(tx)
  await noteExpiry(turn, rows)
}

/** Notes of which series something is to expire: what their hours come to may then hold what has. */
export async function noteExpiry(
  { tx, space }: Turn,
  rows: readonly { series: number; body: string | null }[],
): Promise<void> {
  const expiring = rows.filter(({ body }) => body?.includes('"expiresAt"'))
  if (expiring.length === 0) return
  const series = [...new Set(expiring.map((row) => row.series))]
  await sql`
    update series set expires = true
    where tenant = ${space.tenant} and number = any(${int8Column(series)}::bigint[]) and not expires`.execute(
    tx,
  )
}
