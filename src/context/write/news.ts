import { startStretch } from '../../base/turns.ts'
import type { CityTx } from '../../store/db.ts'
import { append, type NewEvent } from '../../store/outbox.ts'
import type { InstanceChange } from '../entity/change.ts'
import type { Entity } from '../entity/entity.ts'
import type { Stored } from '../space/index.ts'
import type { Step } from './fold.ts'
import { hourOf } from './history-rows.ts'

/** What became of an instance of an attribute: its IRI, its dataset or null for the default instance. */
export type ToldChange = [string, string | null, 'created' | 'updated' | 'deleted']

/** A change of an entity as news tell it. Not there: not living. */
export type ToldEntity = { before: Stored | null; after: Stored | null; changes: ToldChange[] }

/**
 * The body of `city-data.changed`: the numbers of series by the hours in which something of them changed, an hour by its beginning
 * as `toISOString` writes it; and, where somebody has subscribed, the entities in the order of their changes.
 */
export type ChangedBody = { hours: Record<string, number[]>; entities?: ToldEntity[] }

export function changedEvent(body: ChangedBody, at: Date): NewEvent {
  return { type: 'city-data.changed', body, at }
}

/** The series that changed, by hour, each once. */
export function hoursOf(rows: readonly { series: number; at: number }[]): Record<string, number[]> {
  const hours = new Map<string, Set<number>>()
  let last: { hour: number; of: Set<number> } | undefined
  for (const { series, at } of rows) {
    const hour = Math.floor(at / 3_600_000)
    if (last?.hour !== hour) {
      const name = hourOf(at)
      const of = hours.get(name) ?? new Set()
      hours.set(name, of)
      last = { hour, of }
    }
    last.of.add(series)
  }
  return Object.fromEntries([...hours].map(([hour, of]) => [hour, [...of]]))
}

/** How many characters of entities one event tells of, unless one entity alone has more. */
const mostToldOf = 262_144

/**
 * Tells all steps, of a large batch in several events, the hours in the first: whoever hears of them need not hold them all. `stored`
 * brings entities into their stored form.
 */
export async function tellEntities(
  tx: CityTx,
  hours: ChangedBody['hours'],
  steps: readonly Step[],
  stored: (entity: Entity) => Stored,
  at: Date,
): Promise<void> {
  const giveWay = startStretch()
  let event: Required<ChangedBody> = { hours, entities: [] }
  let length = 0
  for (const step of steps) {
    await giveWay()
    const told = toldEntity(step, stored)
    event.entities.push(told)
    length += (told.before?.body.length ?? 0) + (told.after?.body.length ?? 0)
    if (length < mostToldOf) continue
    append(tx, changedEvent(event, at))
    event = { hours: {}, entities: [] }
    length = 0
  }
  if (event.entities.length > 0) append(tx, changedEvent(event, at))
}

function toldEntity(
  { before, after, changes }: Step,
  stored: (entity: Entity) => Stored,
): ToldEntity {
  return {
    before: before ? stored(before) : null,
    after: after ? stored(after) : null,
    changes: changes.map(toldChange),
  }
}

function toldChange({ attribute, datasetId, was, is }: InstanceChange): ToldChange {
  return [attribute, datasetId ?? null, was ? (is ? 'updated' : 'deleted') : 'created']
}
