import type { StatisticDefinition } from './statistics/statistic.ts'

type StatisticTable = {
  id: string
  version: number
  content_hash: string
  definition: StatisticDefinition
  imported_at: Date
}

type StatisticValueTable = {
  statistic_id: string
  version: number
  year: number
  province_code: string
  value: number | null
  population: number
}

declare module '../store/db.ts' {
  interface Tables {
    statistic: StatisticTable
    statistic_value: StatisticValueTable
  }
}
