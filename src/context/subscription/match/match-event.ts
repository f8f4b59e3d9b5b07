import type { CityTx, Db } from '../../../store/db.ts'
import type { OutboxEvent } from '../../../store/outbox.ts'
import { takeStanding } from '../queries.ts'
import { type EntityChange, type EntityNews, readNews, stateOf } from './entity-change.ts'
import { findLinkedBy, type ReadEntities } from './linked.ts'
import type { Memory } from './memory.ts'
import { renderTelling } from './render-linked.ts'
import { fits, isSetOff, type Watcher } from './watcher.ts'
import type { WatcherIndex } from './watcher-index.ts'
import { setMatched, type Telling, writeDeliveries } from './write-deliveries.ts'

export type MatchDeps = {
  db: Db
  memory: Memory
  readEntities: ReadEntities
  clock: () => Date
  /** Hears that there is something to deliver in a space. */
  wake: (tenant: number) => void
}

type Body = { entities?: readonly EntityNews[] }

/**
 * Takes an event of the outbox and writes what is to be delivered for it, once: an event that comes again writes nothing. Ordered
 * within a space as its events are. Events of other kinds are passed over.
 */
export async function matchEvent(deps: MatchDeps, event: OutboxEvent): Promise<void> {
  const { db, memory, clock, wake } = deps
  const { stream, type, body } = event
  if (type !== 'city-data.changed' || stream === 'programme') return
  const { entities } = body as Body
  if (!entities) return
  const changes = readAll(entities, new Date(event.at).toISOString())
  if (!hasCandidates(await memory.look(db, stream), changes, clock())) return
  const written = await db.city(stream, async (tx) => {
    // Lost in a crash, it is written again: the listener comes back to the event.
    const standing = await takeStanding(tx, true)
    if (event.number <= standing.matched) return false
    const now = clock()
    const tellings = await tellAll(tx, deps, await memory.refresh(tx, standing), changes, now)
    if (tellings.length === 0) return false
    const next = await writeDeliveries(tx, standing, tellings, now)
    await setMatched(tx, { ...next, matched: event.number }, now)
    return true
  })
  if (written) wake(stream)
}

function readAll(entities: readonly EntityNews[], at: string): EntityChange[] {
  return entities.map((news) => readNews(news, at)).filter((change) => change !== undefined)
}

function hasCandidates(index: WatcherIndex, changes: readonly EntityChange[], now: Date): boolean {
  if (index.size === 0) return false
  return changes.some((change) =>
    index
      .candidates(change)
      .some((one) => isSetOff(one, change, now) && (one.links > 0 || fits(one, change, none))),
  )
}

const none = () => undefined

/** What each subscription is to be told of all the changes, by its number. */
async function tellAll(
  tx: CityTx,
  { readEntities }: MatchDeps,
  index: WatcherIndex,
  changes: readonly EntityChange[],
  now: Date,
): Promise<Telling[]> {
  const matched: { watcher: Watcher; change: EntityChange }[] = []
  for (const change of changes)
    for (const watcher of index.candidates(change))
      if (isSetOff(watcher, change, now)) matched.push({ watcher, change })
  const read = (ids: readonly string[]) => readEntities(tx, ids)
  const tellings = new Map<number, Telling>()
  for (const { watcher, change } of matched) {
    const linked = watcher.links > 0 ? await findLinkedBy(watcher, stateOf(change), read) : none
    if (!fits(watcher, change, linked)) continue
    const telling = tellings.get(watcher.number) ?? { watcher, changed: [] }
    telling.changed.push({
      entity: change.id,
      written: await renderTelling(watcher, change, read),
    })
    tellings.set(watcher.number, telling)
  }
  return [...tellings.values()].sort((a, b) => a.watcher.number - b.watcher.number)
}
