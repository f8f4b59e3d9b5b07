import { sql } from 'kysely'
import {
  boolColumn,
  float8Column,
  int4Column,
  int8Column,
  momentColumn,
  textColumn,
} from '../../store/columns.ts'
import type { CityTx } from '../../store/db.ts'
import { inParts } from './in-parts.ts'
import type { AttrKey, AttrRow, CellRow, IndexChange, TypeRow } from './index-rows.ts'

/** Makes a change of the index true: what is taken away first, then what is put there. */
export async function storeIndex(tx: CityTx, { attrs, cells, types }: IndexChange): Promise<void> {
  await inParts(attrs.take, (rows) => takeAttrs(tx, rows))
  await inParts(attrs.put, (rows) => putAttrs(tx, rows))
  await inParts(cells.take, (rows) => takeCells(tx, rows))
  await inParts(cells.put, (rows) => putCells(tx, rows))
  await inParts(types.take, (rows) => takeTypes(tx, rows))
  await inParts(types.put, (rows) => putTypes(tx, rows))
}

async function takeAttrs(tx: CityTx, rows: readonly AttrKey[]): Promise<void> {
  await sql`
    delete from entity_attr a using unnest(${keysOf(rows)}) as old (eid, attr, type, item)
    where a.tenant = ${tx.tenant} and a.eid = old.eid and a.attr = old.attr and a.type = old.type
      and a.item = old.item`.execute(tx)
}

async function putAttrs(tx: CityTx, rows: readonly AttrRow[]): Promise<void> {
  await sql`
    insert into entity_attr (tenant, eid, attr, type, item, num, str, ts)
    select ${tx.tenant}::integer, eid, attr, type, item, num, str, ts
    from unnest(${keysOf(rows)},
      ${float8Column(rows.map(({ num }) => num))}::double precision[],
      ${textColumn(rows.map(({ str }) => str))}::text[],
      ${momentColumn(rows.map(({ ts }) => ts))}::timestamptz[]) as new (eid, attr, type, item, num, str, ts)
    on conflict (tenant, eid, attr, type, item)
      do update set num = excluded.num, str = excluded.str, ts = excluded.ts`.execute(tx)
}

function keysOf(rows: readonly AttrKey[]) {
  return sql.join([
    sql`${int8Column(rows.map(({ eid }) => eid))}::bigint[]`,
    sql`${int4Column(rows.map(({ attr }) => attr))}::integer[]`,
    sql`${int4Column(rows.map(({ type }) => type))}::integer[]`,
    sql`${int4Column(rows.map(({ item }) => item))}::integer[]`,
  ])
}

async function takeCells(tx: CityTx, rows: readonly CellRow[]): Promise<void> {
  await sql`
    delete from entity_cell c using unnest(${cellsOf(rows)}) as old (eid, attr, cell)
    where c.tenant = ${tx.tenant} and c.attr = old.attr and c.cell = old.cell and c.eid = old.eid`.execute(
    tx,
  )
}

async function putCells(tx: CityTx, rows: readonly CellRow[]): Promise<void> {
  await sql`
    insert into entity_cell (tenant, eid, attr, cell)
    select ${tx.tenant}::integer, eid, attr, cell from unnest(${cellsOf(rows)}) as new (eid, attr, cell)`.execute(
    tx,
  )
}

function cellsOf(rows: readonly CellRow[]) {
  return sql.join([
    sql`${int8Column(rows.map(({ eid }) => eid))}::bigint[]`,
    sql`${int4Column(rows.map(({ attr }) => attr))}::integer[]`,
    sql`${int8Column(rows.map(({ cell }) => cell))}::bigint[]`,
  ])
}

async function takeTypes(tx: CityTx, rows: readonly TypeRow[]): Promise<void> {
  await sql`
    delete from entity_type t using unnest(${typesOf(rows)}) as old (eid, type, gone)
    where t.tenant = ${tx.tenant} and t.type = old.type and t.gone = old.gone and t.eid = old.eid`.execute(
    tx,
  )
}

async function putTypes(tx: CityTx, rows: readonly TypeRow[]): Promise<void> {
  await sql`
    insert into entity_type (tenant, eid, type, gone)
    select ${tx.tenant}::integer, eid, type, gone from unnest(${typesOf(rows)}) as new (eid, type, gone)`.execute(
    tx,
  )
}

function typesOf(rows: readonly TypeRow[]) {
  return sql.join([
    sql`${int8Column(rows.map(({ eid }) => eid))}::bigint[]`,
    sql`${int4Column(rows.map(({ type }) => type))}::integer[]`,
    sql`${boolColumn(rows.map(({ gone }) => gone))}::boolean[]`,
  ])
}
