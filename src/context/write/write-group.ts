import { type AuditEntry, doneEntry, recordAll, systemEntry } from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import { append } from '../../store/outbox.ts'
import type { Space } from '../space/index.ts'
import { type Bounds, fold, type Outcome, type Request, type Step } from './fold.ts'
import { monthsOf } from './history-rows.ts'
import { internTerms } from './intern.ts'
import { countEntities, loadEntities } from './load.ts'
import { makeMonths, missingMonths } from './months.ts'
import { changedEvent, hoursOf, tellEntities } from './news.ts'
import {
  type ChangeRow,
  historyRows,
  namesIn,
  storedOnce,
  storeEntities,
  storeHistory,
} from './store-steps.ts'
import { inTurn, type Turn } from './take-turn.ts'

/** Thrown to begin again, once history has the parts it needs: a transaction that writes cannot make them. */
class MonthsMissing extends Error {
  readonly months: readonly string[]

  constructor(months: readonly string[]) {
    super(`history has no part for ${months.join()}`)
    this.months = months
  }
}

/**
 * Carries out requests on one space in one transaction, and gives what came of each edit. Throws the store's problems, and then
 * nothing was done; NonexistentTenant where the space has been dropped. `onFault` is told of errors that are bugs.
 */
export async function writeGroup(
  db: Db,
  space: Space,
  requests: readonly Request[],
  onFault: Bounds['onFault'],
): Promise<Outcome[][]> {
  const write = (turn: Turn) => writeInTurn(db, turn, requests, onFault)
  for (;;)
    try {
      return await inTurn(db, space, write)
    } catch (error) {
      if (!(error instanceof MonthsMissing)) throw error
      await makeMonths(db, error.months)
    }
}

async function writeInTurn(
  db: Db,
  turn: Turn,
  requests: readonly Request[],
  onFault: Bounds['onFault'],
): Promise<Outcome[][]> {
  const ids = new Set(requests.flatMap(({ edits }) => edits.map(({ entityId }) => entityId)))
  const entities = await loadEntities(turn, [...ids])
  const mayCreate = [...entities.values()].some(({ was }) => !was)
  const { outcomes, steps } = await fold(requests, entities, {
    entities: mayCreate ? await countEntities(turn) : 0,
    mostEntities: mayCreate ? turn.space.mostEntities : Number.POSITIVE_INFINITY,
    onFault,
  })
  if (steps.length === 0) return outcomes

  const now = new Date(Math.max(...requests.map(({ by }) => by.now.getTime())))
  const rows = await historyRows(steps)
  requireMonths(db, rows, now)
  const termOf = await internTerms(turn, namesIn(steps, rows))
  const stored = storedOnce()
  await storeEntities(turn, steps, termOf, stored)
  const history = await storeHistory(turn, rows, termOf)
  if (history.length === 0) turn.unrecorded += 1
  await recordAll(turn.tx, entriesOf(requests, steps, history))
  const hours = hoursOf(history)
  if (turn.watched) await tellEntities(turn.tx, hours, steps, stored, now)
  else if (history.length > 0) append(turn.tx, changedEvent({ hours }, now))
  return outcomes
}

function requireMonths(db: Db, rows: readonly ChangeRow[], now: Date): void {
  const missing = missingMonths(db, monthsOf(rows), now)
  if (missing.length > 0) throw new MonthsMissing(missing)
}

/**
 * One record for each request that changed something, in the order of their coming. Its object is the entity, where it was one; its
 * version the last change number: what was done stands in history up to there.
 */
function entriesOf(
  requests: readonly Request[],
  steps: readonly Step[],
  history: readonly { step: Step; change: number }[],
): AuditEntry[] {
  const changed = new Set(steps.map(({ request }) => request))
  const last = new Map(history.map(({ step, change }) => [step.request, change]))
  return [...changed].map((place) => {
    const { by, edits } = requests[place] as Request
    const id = edits.length === 1 ? (edits[0]?.entityId ?? null) : null
    const done = {
      action: 'city-data.write',
      object: { kind: 'entity', id, version: last.get(place) },
    } as const
    return 'system' in by ? systemEntry(by.system, by.now, done) : doneEntry(by, done)
  })
}
