import type { ColumnType } from 'kysely'
import type { Text } from '../../base/text.ts'
import type { InputQuality, Lineage, Status } from './reading.ts'

type Json<T> = ColumnType<T, string, string>
type Big = ColumnType<string, number, number>

type IndicatorReadingTable = {
  tenant: number
  city: string
  id: string
  version: number
  period_from: Date
  period_until: Date
  status: Status
  value: string | null
  raw: number | null
  because: Json<Text> | null
  quality: Json<Record<string, InputQuality>>
  change: Big
  inputs_hash: string
  read_at: Date
  due_at: Date | null
  result: string | null
}

type IndicatorResultTable = {
  tenant: number
  id: string
  city: string
  owner: string
  indicator: string
  version: number
  period_from: Date
  period_until: Date
  status: Status
  value: string | null
  raw: number | null
  unit: string
  because: Json<Text> | null
  quality: Json<Record<string, InputQuality>>
  lineage: Json<Lineage>
  change: Big
  inputs_hash: string
  formula_hash: string
  definition_hash: string
  engine_version: string
  computed_at: Date
  supersedes: string | null
}

declare module '../../store/db.ts' {
  interface CityTables {
    indicator_reading: IndicatorReadingTable
    indicator_result: IndicatorResultTable
  }
}
