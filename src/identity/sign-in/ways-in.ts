import { sql } from 'kysely'
import type { Tx } from '../../store/db.ts'

/** How many ways a person has to sign in: a password, passkeys, identities of providers. */
export async function countWaysIn(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ ways: number }>`
    select ((select count(*) from password where person_id = ${personId})
      + (select count(*) from passkey where person_id = ${personId})
      + (select count(*) from oidc_identity where person_id = ${personId}))::int as ways`.execute(
    tx,
  )
  return rows[0]?.ways ?? 0
}
