import type { Act } from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import type { Json, JsonObject } from '../json.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { createSpace, type Space } from '../space/index.ts'
import { recordEvolution } from './append-history.ts'
import { type Answer, queryEvolutions, retrieveEvolution } from './consume.ts'
import { readChoice } from './read-choice.ts'
import { readHistory } from './read-history.ts'
import { representAggregates, representEvolution } from './represent-evolution.ts'
import { readTemporalShape } from './shape.ts'
import { readTimeRange } from './time-range.ts'

/** What the stories of history share: spaces, who acts when, and requests as a client would write them. */

export { context }

export function actAt(now: string, tenant = 1): Act {
  return {
    actor: { kind: 'token', tokenId: 'token-1', tenant, purposes: ['city-data-write'] },
    now: new Date(now),
    requestId: 'request-1',
  }
}

export async function makeSpace(db: Db, name: string): Promise<Space> {
  return (await createSpace(db, name, new Date('2026-01-01T00:00:00Z'))).space
}

export const now = '2026-11-23T22:00:00Z'

/** Records an evolution, as POST /temporal/entities would. */
export function post(db: Db, space: Space, body: Json, at = now) {
  return recordEvolution(db, space, actAt(at, space.tenant), readHistory(body, context))
}

export const speed = (value: Json, observedAt: string, more: JsonObject = {}): JsonObject => ({
  type: 'Property',
  value,
  observedAt,
  ...more,
})

/** What is asked, by the names of the interface. */
export type Asked = Record<string, unknown>

function telling(asked: Asked, isNeeded: boolean, mostInstances: number) {
  const { asOf, now } = asked as { asOf?: number; now?: Date }
  const range = readTimeRange(asked, isNeeded)
  return { range, shape: readTemporalShape(asked, context), mostInstances, asOf, now }
}

/** Retrieves one evolution, as it is written; `mostInstances` of a series at most. */
export async function retrieve(
  db: Db,
  space: Space,
  id: string,
  asked: Asked = {},
  mostInstances = 1000,
): Promise<JsonObject & { range?: string }> {
  const wanted = telling(asked, false, mostInstances)
  const answer = await retrieveEvolution(db, space, id, wanted)
  const [only] = written(answer, wanted)
  return { ...only, ...(answer.contentRange && { range: answer.contentRange }) }
}

/** Queries evolutions, as they are written. */
export async function query(db: Db, space: Space, asked: Asked, mostInstances = 1000) {
  const wanted = telling(asked, true, mostInstances)
  const { limit = 20, offset = 0, count = false } = asked as Record<string, never>
  const choice = readChoice(asked, context)
  const paging = { limit, offset, count, order: choice.order }
  const answer = await queryEvolutions(db, space, choice, wanted, paging)
  return {
    entities: written(answer, wanted),
    range: answer.contentRange,
    hasMore: answer.hasMore,
    count: answer.count,
  }
}

function written(answer: Answer, { shape }: ReturnType<typeof telling>): JsonObject[] {
  const { format, sysAttrs, lang } = shape
  if (answer.kind === 'aggregates')
    return answer.evolutions.map((one) => representAggregates(one, { context, sysAttrs }))
  const written = format === 'aggregatedValues' ? 'normalized' : format
  return answer.evolutions.map((one) =>
    representEvolution(one, { context, format: written, sysAttrs, lang }),
  )
}
