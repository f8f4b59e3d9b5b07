import type { ColumnType } from 'kysely'

/** An int8: read as text, so that no digit is lost. */
type Big = ColumnType<string, string | number, string | number>
type BigOrNull = ColumnType<string | null, string | number | null, string | number | null>
type WithDefault<T> = ColumnType<T, T | undefined, T>

/** What the columns mean, `store/migrations/0020-context.sql` says. */
type DataSpaceTable = {
  tenant: number
  open: WithDefault<boolean>
  most_entities: ColumnType<string, string | number | undefined, string | number>
  most_subscriptions: WithDefault<number>
  era: WithDefault<number>
  dropped_at: Date | null
}

type SpaceCounterTable = {
  tenant: number
  era: WithDefault<number>
  change: WithDefault<string>
  term: WithDefault<number>
  series: WithDefault<string>
  unrecorded: WithDefault<string>
  watched: WithDefault<boolean>
}

type TermTable = { tenant: number; number: number; iri: string }

type EntityTable = {
  tenant: number
  eid: Big
  id: string
  types: number[]
  scopes: string[]
  body: string | null
  stamps: string | null
  created_at: Date
  modified_at: Date
  expires_at: Date | null
}

type EntityTypeTable = { tenant: number; type: number; gone: boolean; eid: Big }

type TypeCountTable = { tenant: number; type: number; entities: Big }

type EntityAttrTable = {
  tenant: number
  eid: Big
  attr: number
  type: number
  item: number
  num: number | null
  str: string | null
  ts: Date | null
}

type EntityCellTable = { tenant: number; eid: Big; attr: number; cell: Big }

type SeriesTable = {
  tenant: number
  number: Big
  eid: Big
  attr: number
  dataset: string
  expires: WithDefault<boolean>
}

type HistoryTable = {
  tenant: number
  series: Big
  at: Date
  change: Big
  gone_change: BigOrNull
  instance: BigOrNull
  recorded_at: Date
  observed: boolean
  deleted: WithDefault<boolean>
  num: number | null
  body: string | null
}

type Rollup = {
  tenant: number
  series: Big
  n: number
  numbers: number
  sum: number
  min: number | null
  max: number | null
  last: number | null
  newest_at: Date
}

declare module '../../store/db.ts' {
  interface Tables {
    data_space: DataSpaceTable
  }
  interface CityTables {
    space_counter: SpaceCounterTable
    term: TermTable
    entity: EntityTable
    entity_type: EntityTypeTable
    type_count: TypeCountTable
    entity_attr: EntityAttrTable
    entity_cell: EntityCellTable
    series: SeriesTable
    history: HistoryTable
    rollup_hour: Rollup & { hour: Date }
    rollup_day: Rollup & { day: string; hours: Buffer }
  }
}
