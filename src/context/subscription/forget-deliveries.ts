import { sql } from 'kysely'
import type { Db } from '../../store/db.ts'
import { takeStanding } from './queries.ts'

/**
 * Takes away what is kept or waits to be delivered of an entity in a space; a notification that tells of others beside it goes whole.
 * What is on its way arrives.
 */
export function forgetDeliveriesOf(db: Db, tenant: number, entityId: string): Promise<void> {
  const told = `"id":${JSON.stringify(entityId)}`
  return db.city(tenant, async (tx) => {
    await takeStanding(tx)
    await sql`
      with gone as (
        delete from delivery where tenant = ${tenant} and strpos(body, ${told}) > 0 returning subscription, failed_at
      ), counted as (
        select subscription, (count(*) filter (where failed_at is null))::integer as waited from gone group by subscription
      )
      update subscription_progress p set waiting = greatest(p.waiting - counted.waited, 0) from counted
      where p.tenant = ${tenant} and p.subscription = counted.subscription`.execute(tx)
    await sql`delete from held_change where tenant = ${tenant} and entity = ${entityId}`.execute(tx)
  })
}
