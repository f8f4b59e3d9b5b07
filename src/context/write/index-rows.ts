import type { Attributes, Entity, Instance } from '../entity/entity.ts'
import { cellsIn, type IndexValue, indexValues, isSame } from './index-values.ts'

/** A row of `entity_attr` but for its tenant. */
export type AttrRow = IndexValue & { eid: number; attr: number; type: number; item: number }
export type AttrKey = Pick<AttrRow, 'eid' | 'attr' | 'type' | 'item'>
/** A row of `entity_cell`. */
export type CellRow = { eid: number; attr: number; cell: number }
/** A row of `entity_type`. */
export type TypeRow = { eid: number; type: number; gone: boolean }

/** What of the index has to be put there, new or in the place of rows of the same key, and what taken away. */
export type IndexChange = {
  attrs: { put: AttrRow[]; take: AttrKey[] }
  cells: { put: CellRow[]; take: CellRow[] }
  types: { put: TypeRow[]; take: TypeRow[] }
}

export function noIndexChange(): IndexChange {
  return {
    attrs: { put: [], take: [] },
    cells: { put: [], take: [] },
    types: { put: [], take: [] },
  }
}

const nothing: Attributes = new Map()

/**
 * Adds to a change what of the index of one entity differs between two of its states; without a state it is not there. What is as
 * it was is not touched: rows can be told from the entity alone.
 */
export function addIndexChange(
  to: IndexChange,
  eid: number,
  was: Pick<Entity, 'types' | 'attributes'> | undefined,
  is: Pick<Entity, 'types' | 'attributes'> | undefined,
  termOf: (iri: string) => number,
): void {
  const before = was?.attributes ?? nothing
  const after = is?.attributes ?? nothing
  const types = { was: termsOf(was), is: termsOf(is) }
  const isOfSameTypes =
    types.was.length === types.is.length && types.was.every((type, at) => type === types.is[at])
  const of = { eid, types }

  for (const [iri, instances] of before) {
    const left = after.get(iri)
    if (left === instances && isOfSameTypes) continue
    addAttribute(to, { ...of, attr: termOf(iri) }, instances, left)
  }
  for (const [iri, instances] of after)
    if (!before.has(iri)) addAttribute(to, { ...of, attr: termOf(iri) }, undefined, instances)

  function termsOf(entity: Pick<Entity, 'types'> | undefined): number[] {
    const terms = entity ? entity.types.map(termOf) : []
    return terms.length > 1 ? terms.sort((a, b) => a - b) : terms
  }
}

type Of = { eid: number; attr: number; types: { was: number[]; is: number[] } }

function addAttribute(
  { attrs, cells }: IndexChange,
  { eid, attr, types }: Of,
  was: readonly Instance[] | undefined,
  is: readonly Instance[] | undefined,
): void {
  const before = was ? indexValues(was) : []
  const after = is ? indexValues(is) : []
  for (const type of types.was) {
    const left = types.is.includes(type) ? after.length : 0
    for (let item = left; item < before.length; item++) attrs.take.push({ eid, attr, type, item })
  }
  for (const type of types.is) {
    const known = types.was.includes(type) ? before : []
    for (const [item, value] of after.entries()) {
      const old = known[item]
      if (!old || !isSame(old, value)) attrs.put.push({ eid, attr, type, item, ...value })
    }
  }
  const [cellsWere, cellsAre] = [cellsIn(was), cellsIn(is)]
  for (const cell of cellsWere) if (!cellsAre.includes(cell)) cells.take.push({ eid, attr, cell })
  for (const cell of cellsAre) if (!cellsWere.includes(cell)) cells.put.push({ eid, attr, cell })
}
