import { parameterFault } from '../query/cursor.ts'
import { readAttributeList } from '../query/read-projection.ts'
import type { EntityQuery } from '../read/index.ts'
import { findEntities } from '../read/index.ts'
import { toDelete, toPurge } from '../write/index.ts'
import type { Call, InterfaceDeps } from './call.ts'
import { readEntityQuery, selectionParameters } from './read-entity-query.ts'
import type { Register } from './route.ts'
import type { WriteMany } from './write-one.ts'

type Purge = { drop: ReadonlySet<string> } | { keep: ReadonlySet<string> } | undefined

/** As many as are found and deleted in one go. */
const atOnce = 1_000

/** Deletes all entities that a query asks for, or attributes of them. Source: CIM 009 5.6.21, 6.4.3.3. */
export function purgeRoutes(register: Register, { db }: InterfaceDeps, write: WriteMany) {
  register({
    method: 'DELETE',
    url: '/entities',
    summary: 'Delete entities that a query asks for, or attributes of them',
    action: 'city-data.write',
    parameters: [...selectionParameters, 'attrs', 'drop', 'keep'],
    answer: async (call, reply) => {
      const query = readEntityQuery(call.parameters, call.given.context)
      const purge = readPurge(call)
      await (purge ? purgeAll(call, query, purge) : deleteAll(call, query))
      return reply.status(204).send()
    },
  })

  /** What was deleted is found no more: always the first are the next. */
  async function deleteAll(call: Call, query: EntityQuery) {
    for (;;) {
      const ids = await findIds(call, query, 0)
      if (ids.length === 0) return
      await write(call, ids.map(toDelete))
      if (ids.length < atOnce) return
    }
  }

  async function purgeAll(call: Call, query: EntityQuery, purge: NonNullable<Purge>) {
    const all: string[] = []
    for (;;) {
      const ids = await findIds(call, query, all.length)
      all.push(...ids)
      if (ids.length < atOnce) break
    }
    for (let at = 0; at < all.length; at += atOnce)
      await write(
        call,
        all.slice(at, at + atOnce).map((id) => toPurge(id, purge)),
      )
  }

  async function findIds({ space, act }: Call, query: EntityQuery, offset: number) {
    const page = await findEntities(db, space, query, { limit: atOnce, offset }, act.now)
    return page.found.map(({ entity }) => entity.id)
  }
}

function readPurge({ parameters, given }: Call): Purge {
  const [drop, keep] = [parameters.get('drop'), parameters.get('keep')]
  if (drop !== undefined && keep !== undefined)
    throw parameterFault('keep', {
      th: 'ใช้พร้อมกับ drop ไม่ได้',
      en: 'It does not go together with drop.',
    })
  if (drop !== undefined) return { drop: readAttributeList(drop, given.context) }
  return keep === undefined ? undefined : { keep: readAttributeList(keep, given.context) }
}
