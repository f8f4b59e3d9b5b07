import type { Tx } from '../../store/db.ts'
import type { PolicyObject } from '../policy/relation.ts'
import { noSuchScope } from './problems.ts'
import type { Scope } from './role.ts'

/** What identity is told of a city, which is known above it: undefined where there is none of this slug. */
export type FindCity = (tx: Tx, slug: string) => Promise<{ sample: boolean } | undefined>

/**
 * Sees that a scope exists and that the person may hold a mandate there: a sample person only in a sample city, or in the
 * programme, where the policy keeps them to samples. Throws `noSuchScope`.
 */
export async function requireScope(
  tx: Tx,
  scope: Scope,
  person: { sample: boolean },
  findCity: FindCity,
): Promise<void> {
  if (scope.id === null) return
  if (scope.kind === 'city') {
    const city = await findCity(tx, scope.id)
    if (!city || (person.sample && !city.sample)) throw noSuchScope()
    return
  }
  const table = scope.kind === 'organisation' ? 'organisation' : 'body'
  const found = await tx
    .selectFrom(table)
    .select('id')
    .where('id', '=', scope.id)
    .executeTakeFirst()
  if (!found || (person.sample && table === 'organisation')) throw noSuchScope()
}

/** A scope as the policy looks at it. */
export function objectOfScope({ kind, id }: Scope, sample: boolean): PolicyObject {
  if (id === null) return { sample }
  if (kind === 'city') return { city: id, sample }
  return kind === 'organisation' ? { organisations: [id], sample } : { body: id, sample }
}
