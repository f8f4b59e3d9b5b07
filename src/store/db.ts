import type { Kysely } from 'kysely'

/**
 * Every table that the programme shares. Each room adds its own by declaration merging, in its `tables.ts`:
 * `declare module '../store/db.ts' { interface Tables { province: ProvinceTable } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms
export interface Tables {}

/** Every table whose rows belong to a tenant. Filled by the rooms in the same way; row-level security guards each. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms
export interface CityTables {}

/** A transaction (or, for single reads, a connection) on the shared tables. It sees no tenant's rows. */
export type Tx = Kysely<Tables>

/** A transaction bound to one tenant: it sees that tenant's rows and no other's. */
export type CityTx = Kysely<CityTables> & { readonly tenant: number }

/** A statement that each connection prepares once, under a name that is its own. */
export type Prepared = { readonly name: string; readonly text: string }

/** The database, as the rooms use it. */
export type Db = {
  /** Single reads outside any transaction. */
  readonly read: Tx
  /** Runs work in one transaction; commits when it resolves, rolls back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs work in one transaction bound to a tenant. */
  city<T>(tenant: number, work: (tx: CityTx) => Promise<T>): Promise<T>
  /** Runs reads bound to a tenant that all see one and the same moment; nothing can be written. */
  snapshot<T>(tenant: number, work: (tx: CityTx) => Promise<T>): Promise<T>
  /**
   * Runs one prepared statement in a transaction of its own, in one trip. It sees the rows of no tenant, unless it calls a
   * function that binds the transaction to one; that ends with the statement.
   */
  ask<Row>(statement: Prepared, values: readonly unknown[]): Promise<Row[]>
}
