import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  type PostgresPool,
  PostgresQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import type { CityTables, CityTx, Db, Prepared, Tables } from './db.ts'
import { collectEvents, writeCollectedEvents } from './outbox.ts'

/** How a transaction begins whose reads all see one moment. */
const oneMoment = ' isolation level repeatable read read only'

/** Begins each transaction bound to a tenant, in one message: no statement can come between. */
class CityDriver extends PostgresDriver {
  readonly #tenant: number
  readonly #mode: string

  constructor(pool: PostgresPool, tenant: number, mode: '' | typeof oneMoment = '') {
    super({ pool })
    this.#tenant = tenant
    this.#mode = mode
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
    if (settings.isolationLevel || settings.accessMode)
      throw new Error('a city transaction takes no settings')
    await connection.executeQuery(
      CompiledQuery.raw(
        `begin${this.#mode}; select set_config('app.tenant', '${this.#tenant}', true)`,
      ),
    )
  }
}

function kysely<T>(driver: PostgresDriver): Kysely<T> {
  return new Kysely<T>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

/**
 * Makes the handles through which the rooms reach a pool. Events appended in a transaction are written as its last act before
 * commit. Errors: `databaseUnavailable`, `databaseBusy`; a commit that breaks off may or may not have happened.
 */
export function makeDb(pool: PostgresPool): Db {
  const shared = kysely<Tables>(new PostgresDriver({ pool }))
  return {
    read: shared,
    transaction: (work) =>
      shared.transaction().execute(async (tx) => {
        collectEvents(tx, 'programme')
        const result = await work(tx)
        await writeCollectedEvents(tx)
        return result
      }),
    city: async (tenant, work) => {
      requireTenantNumber(tenant)
      const bound = kysely<CityTables>(new CityDriver(pool, tenant))
      return bound.transaction().execute(async (transaction) => {
        const tx: CityTx = Object.assign(transaction, { tenant })
        collectEvents(tx, tenant)
        const result = await work(tx)
        await writeCollectedEvents(tx)
        return result
      })
    },
    snapshot: async (tenant, work) => {
      requireTenantNumber(tenant)
      const bound = kysely<CityTables>(new CityDriver(pool, tenant, oneMoment))
      return bound
        .transaction()
        .execute((transaction) => work(Object.assign(transaction, { tenant })))
    },
    ask: async <Row>({ name, text }: Prepared, values: readonly unknown[]) => {
      const client = (await pool.connect()) as unknown as PreparedClient
      try {
        return (await client.query({ name, text, values })).rows as Row[]
      } finally {
        client.release()
      }
    },
  }
}

/** A connection as `guardedPool` gives it, by the driver's own way to name a statement. */
type PreparedClient = {
  query(statement: Prepared & { values: readonly unknown[] }): Promise<{ rows: unknown[] }>
  release(): void
}

/** Tenants are numbered from 1; the number goes into SQL text, so nothing else may pass. */
function requireTenantNumber(tenant: number): void {
  if (!Number.isSafeInteger(tenant) || tenant < 1 || tenant > 2_147_483_647)
    throw new Error(`not a tenant number: ${tenant}`)
}
