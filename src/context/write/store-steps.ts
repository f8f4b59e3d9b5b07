import { startStretch } from '../../base/turns.ts'
import { instantOf } from '../entity/date-time.ts'
import type { Entity } from '../entity/entity.ts'
import { type Stored, toStored } from '../space/index.ts'
import type { Step } from './fold.ts'
import { type HistoryRow, historyRow } from './history-rows.ts'
import { inParts } from './in-parts.ts'
import { addIndexChange, noIndexChange } from './index-rows.ts'
import { internSeries } from './intern.ts'
import type { Held } from './load.ts'
import { scopeChanges } from './scope-history.ts'
import { addCounts, addEntities, type EntityRow, setEntities } from './store-entities.ts'
import { addHistory } from './store-history.ts'
import { storeIndex } from './store-index.ts'
import type { Turn } from './take-turn.ts'
import { addTypeChange, type Standing } from './type-rows.ts'

/** A row of history to be, and what it is of. */
export type ChangeRow = HistoryRow & { step: Step; attribute: string; dataset: string }

/** The rows that steps leave in history, in order. */
export async function historyRows(steps: readonly Step[]): Promise<ChangeRow[]> {
  const rows: ChangeRow[] = []
  const giveWay = startStretch()
  for (const step of steps) {
    await giveWay()
    const recordedAt = instantOf(step.at) as number
    for (const change of [...step.changes, ...scopeChanges(step.before, step.after)])
      rows.push({
        ...historyRow(change, recordedAt),
        step,
        attribute: change.attribute,
        dataset: change.datasetId ?? '',
      })
  }
  return rows
}

/** The names of types and attributes that the rows of steps need numbers for. */
export function namesIn(steps: readonly Step[], rows: readonly ChangeRow[]): Set<string> {
  const names = new Set<string>()
  for (const { held, before, after } of steps) {
    addNames(held.was)
    if (before !== held.was) addNames(before)
    if (after === held.now) addNames(after)
  }
  for (const { attribute } of rows) names.add(attribute)
  return names

  function addNames(entity: Entity | undefined) {
    if (!entity) return
    for (const type of entity.types) names.add(type)
    for (const iri of entity.attributes.keys()) names.add(iri)
  }
}

type TermOf = (iri: string) => number

/** Stores what entities have become, with their index and counts. Of several steps of one entity the last counts. */
export async function storeEntities(
  { tx }: Turn,
  steps: readonly Step[],
  termOf: TermOf,
  stored: (entity: Entity) => Stored,
): Promise<void> {
  const [fresh, known]: [EntityRow[], EntityRow[]] = [[], []]
  const index = noIndexChange()
  const counts = new Map<number, number>()
  const last = new Map(steps.map((step) => [step.held, step]))
  const giveWay = startStretch()
  for (const [held, step] of last) {
    // A large batch must not keep others from being answered.
    await giveWay()
    const { eid, was, now } = held
    // What is no more was there before its last step.
    const types = ((now ?? step.before) as Entity).types.map(termOf)
    const row = now ? livingRow(eid, stored(now), types) : goneRow(step, types)
    ;(held.isKnown ? known : fresh).push(row)
    addIndexChange(index, eid, was, now, termOf)
    addTypeChange(index.types, counts, eid, standingOf(held, termOf), { types, gone: !now })
  }
  await addEntities(tx, fresh)
  await setEntities(tx, known)
  await storeIndex(tx, index)
  await addCounts(tx, counts)
}

/** Adds rows to history; gives each with its series and change number. */
export async function storeHistory(
  turn: Turn,
  rows: readonly ChangeRow[],
  termOf: TermOf,
): Promise<(ChangeRow & { series: number; change: number })[]> {
  const all: (ChangeRow & { series: number; change: number })[] = []
  await inParts(rows, async (part) => {
    const numbers = await internSeries(
      turn,
      part.map(({ step, attribute, dataset }) => ({
        eid: step.held.eid,
        attribute: termOf(attribute),
        dataset,
      })),
    )
    const before = turn.change
    const numbered = part.map((row, at) => ({
      ...row,
      series: numbers[at] as number,
      change: before + at + 1,
    }))
    await addHistory(turn, numbered)
    for (const row of numbered) all.push(row)
  })
  return all
}

/** Stores an entity once: what is written and what is told are the same. */
export function storedOnce(): (entity: Entity) => Stored {
  const made = new Map<Entity, Stored>()
  return (entity) => {
    let stored = made.get(entity)
    if (!stored) {
      stored = toStored(entity)
      made.set(entity, stored)
    }
    return stored
  }
}

function standingOf({ isKnown, was, goneTypes }: Held, termOf: TermOf): Standing {
  if (was) return { types: was.types.map(termOf), gone: false }
  return isKnown ? { types: goneTypes, gone: true } : undefined
}

function livingRow(eid: number, stored: Stored, types: readonly number[]): EntityRow {
  const { id, scopes, body, stamps, createdAt, modifiedAt, expiresAt } = stored
  return {
    eid,
    id,
    types,
    scopes,
    body,
    stamps,
    createdAt: Date.parse(createdAt),
    modifiedAt: Date.parse(modifiedAt),
    expiresAt: expiresAt === null ? null : (instantOf(expiresAt) as number),
  }
}

/** What stays of an entity that is deleted: its id, its types and scopes, when it was made and when deleted. */
function goneRow({ held, before, at }: Step, types: readonly number[]): EntityRow {
  const { id, scopes, createdAt } = before as Entity
  return {
    eid: held.eid,
    id,
    types,
    scopes,
    body: null,
    stamps: null,
    createdAt: Date.parse(createdAt as string),
    modifiedAt: Date.parse(at),
    expiresAt: null,
  }
}
