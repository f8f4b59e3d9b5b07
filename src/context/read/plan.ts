import { sql } from 'kysely'
import type { CityTx } from '../../store/db.ts'
import type { Space } from '../space/index.ts'
import type { Plan } from './candidates.ts'
import type { EntityQuery } from './entity-query.ts'
import type { Limits } from './limits.ts'
import { findNames, isOfNeededTypes, type Names, neededTypes } from './names.ts'
import { narrow, narrowSelectors } from './narrow.ts'
import {
  allOf,
  type Condition,
  type EidSet,
  type Narrowing,
  never,
  type Sql,
  whatever,
} from './narrowing.ts'

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

/**
 * Finds the best way to an answer; undefined where there can be none. Also sets how long each statement may take, and how it is
 * not to work: by calling others to help, which costs more than most take, or by reading through the rows of all cities.
 */
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

  const whole = allOf([selectors, rest])
  if (whole === never) return undefined
  // What a set or walk of the needed types gives is of those types. Of types alone there are no sets: both have the same.
  const ofTypes = isOfNeededTypes(query) ? rest : whole
  const sets = setsOf(ofTypes).map((set, at) => (set.ofTypes ? set : (setsOf(whole)[at] as EidSet)))
  const { hasDue, sizes } = await look(tx, space, sets, now, limits)
  const least = Math.min(...sizes)
  const begin = least <= limits.smallSet ? sets[sizes.indexOf(least)] : undefined

  const isNeeded = neededTypes(query) !== undefined
  const base = begin ? sql`select distinct s.eid from (${begin.select}) s` : walk(names, isNeeded)
  const condition = begin ? begin.rest : conditionOf(ofTypes)
  const isTypeOnly = ofTypes === whatever && isNeeded && names.types.length === 1
  return {
    plan: { tenant: space.tenant, base, condition, now },
    exact: whole.kind !== 'never' && whole.exact,
    hasDue,
    typeOnly: isTypeOnly ? names.types[0] : undefined,
  }
}

function setsOf(narrowing: Narrowing): readonly EidSet[] {
  return narrowing.kind === 'some' ? narrowing.sets : []
}

function conditionOf(narrowing: Narrowing): Condition | undefined {
  return narrowing.kind === 'some' ? narrowing : undefined
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
      set_config('max_parallel_workers_per_gather', '0', true),
      set_config('enable_seqscan', 'off', true),
      exists (select from entity e where e.tenant = ${tenant} and e.expires_at <= ${now}) as due,
      array[${sql.join([sql`null`, ...sizes])}]::bigint[] as sizes`.execute(tx)
  const row = looked.rows[0]
  return { hasDue: row?.due ?? false, sizes: row?.sizes.slice(1).map(Number) ?? [] }
}
