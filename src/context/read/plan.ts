import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'
import type { Space } from '../space/index.ts'
import type { Plan } from './candidates.ts'
import type { EntityQuery } from './entity-query.ts'
import type { Limits } from './limits.ts'
import { findNames, isOfNeededTypes, type Names, neededTypes } from './names.ts'
import { narrow, narrowSelectors } from './narrow.ts'
import { allOf, type EidSet, type Narrowing, never, type Sql, whatever } from './narrowing.ts'

/**
 * How a query is to be answered. `exact`: the candidates are the answer, but for those of which something has expired; `hasDue`:
 * there are such in the space. `typeOnly`: the one type that is all the query asks for.
 */
export type Answering = {
  plan: Plan
  exact: boolean
  hasDue: boolean
  typeOnly: number | undefined
}

/** Finds the best way to an answer; undefined where there can be none. Also sets the time that each statement may take. */
export async function planQuery(
  tx: CityTx,
  space: Space,
  query: EntityQuery,
  now: Date,
  limits: Limits,
): Promise<Answering | undefined> {
  const names = await findNames(tx, space, query, now)
  const selectors = narrowSelectors(query, names)
  const rest = narrow(query, names)
  if (allOf([selectors, rest]) === never) return undefined

  // All that a set or walk of the needed types gives is of those types.
  const beside = isOfNeededTypes(query) ? whatever : selectors
  const all = allOf([beside, rest])
  const sets = all.kind === 'some' ? all.sets : []
  const { hasDue, sizes } = await look(tx, space, sets, now, limits)
  const least = sets[sizes.indexOf(Math.min(...sizes))]
  const begins = least && Math.min(...sizes) <= limits.smallSet ? least : undefined

  const ofTypes = neededTypes(query) !== undefined
  const base = begins ? sql`select distinct s.eid from (${begins.select}) s` : walk(names, ofTypes)
  const needed = begins && !begins.ofTypes ? allOf([selectors, rest]) : all
  const isTypeOnly = needed === whatever && ofTypes && names.types.length === 1
  return {
    plan: { tenant: space.tenant, base, ...conditionOf(needed), now },
    exact: needed.kind !== 'never' && needed.exact,
    hasDue,
    typeOnly: isTypeOnly ? names.types[0] : undefined,
  }
}

function conditionOf(narrowing: Narrowing): Pick<Plan, 'where' | 'needsRow'> {
  return narrowing.kind === 'some'
    ? { where: narrowing.where, needsRow: narrowing.needsRow }
    : { where: undefined, needsRow: false }
}

/** All entities, or those of the needed types, each once. */
function walk({ tenant, types }: Names, ofTypes: boolean): Sql {
  if (!ofTypes)
    return sql`select w.eid from entity w where w.tenant = ${tenant} and w.body is not null`
  const selects = types.map(
    (type) => sql`select t.eid from entity_type t
      where t.tenant = ${tenant} and t.type = ${type} and t.gone = false`,
  )
  return sql`${sql.join(selects, sql` union `)}`
}

/** Looks how large the sets are, up to a bound, and whether there are entities of which something has expired. */
async function look(
  tx: CityTx,
  { tenant }: Space,
  sets: readonly EidSet[],
  now: Date,
  { statementMs, smallSet }: Limits,
): Promise<{ hasDue: boolean; sizes: number[] }> {
  const sizes = sets.map(
    ({ select }) => sql`(select count(*) from (select from (${select}) s limit ${smallSet + 1}) n)`,
  )
  const looked = await sql<{ due: boolean; sizes: string[] }>`
    select set_config('statement_timeout', ${String(statementMs)}, true),
      exists (select from entity e where e.tenant = ${tenant} and e.expires_at <= ${now}) as due,
      array[${sql.join([sql`null`, ...sizes])}]::bigint[] as sizes`.execute(tx)
  const row = looked.rows[0]
  return { hasDue: row?.due ?? false, sizes: row?.sizes.slice(1).map(Number) ?? [] }
}
