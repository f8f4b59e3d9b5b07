import type { ColumnType, GeneratedAlways } from 'kysely'

/** A data space. Neither number nor name ever changes. */
export type TenantTable = {
  number: GeneratedAlways<number>
  /** 1 to 63 of a-z, 0-9, `_` and `-`, beginning with a letter or digit. */
  name: ColumnType<string, string, never>
  created_at: ColumnType<Date, Date, never>
}

declare module './db.ts' {
  interface Tables {
    tenant: TenantTable
  }
}
