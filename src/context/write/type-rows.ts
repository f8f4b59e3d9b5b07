import type { IndexChange } from './index-rows.ts'

/** Under which types an entity is found: living, or only in history; not at all where it is not known. */
export type Standing = { types: readonly number[]; gone: boolean } | undefined

/**
 * Adds to a change what differs in the types under which an entity is found, and counts living entities: by type, under 0 all.
 * What dies is found under the types that it had.
 */
export function addTypeChange(
  to: IndexChange['types'],
  counts: Map<number, number>,
  eid: number,
  was: Standing,
  is: Standing,
): void {
  const has = (standing: Standing, type: number, gone: boolean) =>
    standing !== undefined && standing.gone === gone && standing.types.includes(type)
  if (was)
    for (const type of was.types)
      if (!has(is, type, was.gone)) to.take.push({ eid, type, gone: was.gone })
  if (is)
    for (const type of is.types)
      if (!has(was, type, is.gone)) to.put.push({ eid, type, gone: is.gone })
  count(was, -1)
  count(is, 1)

  function count(standing: Standing, by: 1 | -1) {
    if (!standing || standing.gone) return
    for (const type of [0, ...standing.types]) counts.set(type, (counts.get(type) ?? 0) + by)
  }
}
