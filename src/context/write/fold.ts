import { Problem } from '../../base/problem.ts'
import { startStretch } from '../../base/turns.ts'
import type { Act } from '../../identity/index.ts'
import type { Entity } from '../entity/entity.ts'
import { internalError, tooManyEntities } from '../problems.ts'
import type { Done, Edit, Made } from './edit.ts'
import { expire } from './expire.ts'
import type { Held } from './load.ts'

/** What came of one edit: what it did, or the problem for which it did nothing. */
export type Outcome = Done | Problem

/** Edits that came in one request, to be carried out in their order at a moment. */
export type Request = { edits: readonly Edit[]; by: By }

/** Who writes, and when: somebody by a request, or a part of the system by itself. */
export type By = Act | { system: string; now: Date }

/** A change that was made, in the order of all of a turn; `before` is what stood there, also where it had expired. */
export type Step = {
  /** The place of the request in its group. */
  request: number
  held: Held
  before: Entity | undefined
  after: Entity | undefined
  at: string
  changes: Made['changes']
}

export type Folded = {
  /** Of each request, of each of its edits. */
  outcomes: Outcome[][]
  steps: Step[]
}

export type Bounds = {
  /** How many living entities there are, and may be. */
  entities: number
  mostEntities: number
  /** Told of errors that are bugs: their edit is answered with InternalError. */
  onFault: (error: unknown) => void
}

/** Carries out edits on the entities as they stand, in order; one that cannot be made changes nothing and hinders no other. */
export async function fold(
  requests: readonly Request[],
  entities: ReadonlyMap<string, Held>,
  bounds: Bounds,
): Promise<Folded> {
  const steps: Step[] = []
  const outcomes: Outcome[][] = []
  let living = bounds.entities
  const giveWay = startStretch()
  for (const [place, { edits, by }] of requests.entries()) {
    const ofRequest: Outcome[] = []
    const at = by.now.toISOString()
    for (const edit of edits) {
      await giveWay()
      ofRequest.push(attempt(edit, at, place))
    }
    outcomes.push(ofRequest)
  }
  return { outcomes, steps }

  function attempt(edit: Edit, at: string, request: number): Outcome {
    try {
      return carryOut(edit, at, request)
    } catch (error) {
      if (error instanceof Problem) return error
      bounds.onFault(error)
      return internalError()
    }
  }

  function carryOut({ entityId, make }: Edit, moment: string, request: number): Outcome {
    const held = entities.get(entityId) as Held
    const before = held.now
    const at = laterOf(moment, before?.modifiedAt)
    const over = before && expire(before, at)
    const was = over ? over.is : before
    const { is, changes, kept } = make(was, at)
    if (is && !before && living >= bounds.mostEntities)
      throw tooManyEntities({ members: { mostEntities: bounds.mostEntities } })
    living += Number(is !== undefined) - Number(before !== undefined)
    held.now = is
    if (is !== before)
      steps.push({
        request,
        held,
        before,
        after: is,
        at,
        changes: over ? [...over.changes, ...changes] : changes,
      })
    return { entityId, was, is, changes, kept }
  }
}

/** An entity is never modified before it was: several processes write, and their clocks differ. */
function laterOf(at: string, than: string | undefined): string {
  return than !== undefined && than > at ? than : at
}
