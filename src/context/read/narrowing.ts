import { type RawBuilder, sql } from 'kysely'

/** A piece of SQL. */
export type Sql = RawBuilder<unknown>

/** A condition on an eid or, if `needsRow`, on the row `e` of the entity too. */
export type Condition = { where(eid: Sql): Sql; needsRow: boolean }

/**
 * A select of eids, of which one may come twice. `rest`: what remains to be asked of them. `ofTypes`: only entities of the types
 * that are needed are in it.
 */
export type EidSet = { select: Sql; rest: Condition | undefined; ofTypes: boolean }

/**
 * What the database can tell beforehand of a condition: it may let through what does not fit, never hold back what does.
 *
 * `never`: nothing fits. `always`: it cannot tell, or, if `exact`, all there is fits. Else a condition, and `sets`: those that can
 * fit, each set whole by itself and to begin with where it is small. `exact`: what it lets through fits, unless something of it
 * has expired.
 */
export type Narrowing = { kind: 'never' } | { kind: 'always'; exact: boolean } | Some
type Some = Condition & { kind: 'some'; sets: readonly EidSet[]; exact: boolean }

export const never: Narrowing = { kind: 'never' }
export const unknown: Narrowing = { kind: 'always', exact: false }
export const whatever: Narrowing = { kind: 'always', exact: true }

/** A condition on an eid, exact, and the select that gives all eids for which it holds, if there is one. */
export function onEid(where: Condition['where'], select?: Sql, ofTypes = false): Narrowing {
  const sets = select ? [{ select, rest: undefined, ofTypes }] : []
  return { kind: 'some', where, needsRow: false, sets, exact: true }
}

/** The same of the row of an entity. */
export function onRow(where: Sql, select?: Sql): Narrowing {
  return { ...(onEid(() => where, select) as Some), needsRow: true }
}

/** The same, but no longer exact unless it is said to be. */
export function weaken(narrowing: Narrowing, exact = false): Narrowing {
  return narrowing.kind === 'never' ? never : { ...narrowing, exact: exact && narrowing.exact }
}

function isExact(narrowing: Narrowing): boolean {
  return narrowing.kind === 'never' || narrowing.exact
}

export function allOf(parts: readonly Narrowing[]): Narrowing {
  if (parts.some(({ kind }) => kind === 'never')) return never
  const exact = parts.every(isExact)
  const some = parts.filter((part) => part.kind === 'some')
  const all = together(some, sql` and `)
  if (!all) return exact ? whatever : unknown
  const sets = some.flatMap((one) =>
    one.sets.map((set): EidSet => {
      const others = some.filter((other) => other !== one)
      return { ...set, rest: together([...(set.rest ? [set.rest] : []), ...others], sql` and `) }
    }),
  )
  return { kind: 'some', ...all, sets, exact }
}

export function oneOf(parts: readonly Narrowing[]): Narrowing {
  const left = parts.filter((part) => part.kind !== 'never')
  const always = left.filter((part) => part.kind === 'always')
  if (always.length > 0) return always.some(isExact) ? whatever : unknown
  const some = left.filter((part) => part.kind === 'some')
  const all = together(some, sql` or `)
  if (!all) return never
  const firsts = some.flatMap(({ sets }) => sets.slice(0, 1))
  const sets = firsts.length === some.length ? [union(firsts, all)] : []
  return { kind: 'some', ...all, sets, exact: some.every(isExact) }
}

function union(sets: readonly EidSet[], all: Condition): EidSet {
  const selects = sets.map(({ select }) => select)
  return {
    select: sql`${sql.join(selects, sql` union all `)}`,
    rest: sets.some(({ rest }) => rest) ? all : undefined,
    ofTypes: sets.every(({ ofTypes }) => ofTypes),
  }
}

function together(conditions: readonly Condition[], by: Sql): Condition | undefined {
  const [only, ...others] = conditions
  if (only && others.length === 0) return { where: only.where, needsRow: only.needsRow }
  return (
    only && {
      where: (eid) =>
        sql`(${sql.join(
          conditions.map(({ where }) => where(eid)),
          by,
        )})`,
      needsRow: conditions.some(({ needsRow }) => needsRow),
    }
  )
}
