import { type RawBuilder, sql } from 'kysely'

/** A piece of SQL. */
export type Sql = RawBuilder<unknown>

/** A select of eids, of which one may come twice. `ofTypes`: only entities of the types that are needed are in it. */
export type EidSet = { select: Sql; ofTypes: boolean }

/**
 * What the database can tell beforehand of a condition: it may let through what does not fit, never hold back what does.
 *
 * `never`: nothing fits. `always`: it cannot tell, or, if `exact`, all there is fits. Else `where`: a condition on an eid, or, if
 * `needsRow`, on the row `e` of the entity. `sets`: those that can fit, each set whole by itself and to begin with where it is
 * small. `exact`: what it lets through fits, unless something of it has expired.
 */
export type Narrowing = { kind: 'never' } | { kind: 'always'; exact: boolean } | Some
type Some = {
  kind: 'some'
  where(eid: Sql): Sql
  needsRow: boolean
  sets: readonly EidSet[]
  exact: boolean
}

export const never: Narrowing = { kind: 'never' }
export const unknown: Narrowing = { kind: 'always', exact: false }
export const whatever: Narrowing = { kind: 'always', exact: true }

/** A condition on the row of an entity, which no index serves but where `sets` say so. */
export function onRow(where: Sql, sets: readonly EidSet[] = []): Narrowing {
  return { kind: 'some', where: () => where, needsRow: true, sets, exact: true }
}

/** The same, if it was exact now perhaps no more. */
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
  if (some.length === 0) return exact ? whatever : unknown
  const sets = some.flatMap((one) => one.sets)
  return { ...together(some, sql` and `), sets, exact }
}

export function oneOf(parts: readonly Narrowing[]): Narrowing {
  const left = parts.filter((part) => part.kind !== 'never')
  if (left.length === 0) return never
  const always = left.filter((part) => part.kind === 'always')
  if (always.length > 0) return always.some(isExact) ? whatever : unknown
  const some = left.filter((part) => part.kind === 'some')
  const firsts = some.flatMap(({ sets }) => sets.slice(0, 1))
  return {
    ...together(some, sql` or `),
    sets: firsts.length === some.length ? [union(firsts)] : [],
    exact: some.every(isExact),
  }
}

function union(sets: readonly EidSet[]): EidSet {
  const selects = sets.map(({ select }) => select)
  return {
    select: sql`${sql.join(selects, sql` union all `)}`,
    ofTypes: sets.every(({ ofTypes }) => ofTypes),
  }
}

function together(some: readonly Some[], by: Sql): Pick<Some, 'kind' | 'where' | 'needsRow'> {
  return {
    kind: 'some',
    where: (eid) =>
      sql`(${sql.join(
        some.map(({ where }) => where(eid)),
        by,
      )})`,
    needsRow: some.some(({ needsRow }) => needsRow),
  }
}
