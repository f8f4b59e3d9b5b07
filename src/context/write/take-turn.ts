import { sql } from 'kysely'
import type { CityTx, Db } from '../../store/db.ts'
import { nonexistentTenant } from '../problems.ts'
import { ensureCounter, rememberSeries, rememberTerms, type Space } from '../space/index.ts'

/**
 * The turn of one writer of a space, from its first act to its commit. `change`, `term` and `series` are the last numbers given;
 * `unrecorded` counts the writes that left nothing in history;
 * `watched`: somebody has subscribed. `terms` and `seriesNumbers` are those added in the turn, by IRI and by `seriesKey`.
 */
export type Turn = {
  readonly tx: CityTx
  readonly space: Space
  readonly watched: boolean
  change: number
  term: number
  series: number
  unrecorded: number
  readonly terms: Map<string, number>
  readonly seriesNumbers: Map<string, number>
}

type Counter = {
  change: string
  term: number
  series: string
  unrecorded: string
  watched: boolean
  era: number
}

/**
 * Runs work as a writer of a space, in one transaction: waits for its turn, keeps what numbers the work gave, and after the commit
 * remembers them. Throws NonexistentTenant where the space has been dropped meanwhile.
 */
export async function inTurn<T>(
  db: Db,
  space: Space,
  work: (turn: Turn) => Promise<T>,
): Promise<T> {
  const { turn, result } = await db.city(space.tenant, async (tx) => {
    const taken = await takeTurn(tx, space)
    const before = { ...taken }
    const done = await work(taken)
    if (numbers.some((name) => taken[name] > before[name])) await keepNumbers(taken)
    return { turn: taken, result: done }
  })
  rememberTerms(space, turn.terms)
  rememberSeries(space, turn.seriesNumbers)
  return result
}

const numbers = ['change', 'term', 'series', 'unrecorded'] as const

/** Waits for the turn, which the end of the transaction gives on. */
async function takeTurn(tx: CityTx, space: Space): Promise<Turn> {
  let counter = await lockCounter(tx, space)
  if (!counter) {
    // The maker of the space was broken off before it came to this.
    await ensureCounter(tx, space)
    counter = await lockCounter(tx, space)
  }
  if (counter?.era !== space.era) throw nonexistentTenant()
  const { change, term, series, unrecorded, watched } = counter
  return {
    tx,
    space,
    watched,
    change: Number(change),
    term,
    series: Number(series),
    unrecorded: Number(unrecorded),
    terms: new Map(),
    seriesNumbers: new Map(),
  }
}

async function lockCounter(tx: CityTx, { tenant }: Space): Promise<Counter | undefined> {
  const locked = await sql<Counter>`
    select change, term, series, unrecorded, watched, era from space_counter
    where tenant = ${tenant} for update`.execute(tx)
  return locked.rows[0]
}

async function keepNumbers({ tx, space, change, term, series, unrecorded }: Turn): Promise<void> {
  await sql`
    update space_counter set change = ${change}, term = ${term}, series = ${series}, unrecorded = ${unrecorded}
    where tenant = ${space.tenant}`.execute(tx)
}

/** Gives the next change number: every row of history has one of its own. */
export function nextChange(turn: Turn): number {
  turn.change += 1
  return turn.change
}
