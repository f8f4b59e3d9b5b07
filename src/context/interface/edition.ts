import type { FastifyReply } from 'fastify'
import { type Edition, inEdition } from '../entity/earlier-edition.ts'
import type { Entity } from '../entity/entity.ts'
import type { Call } from './call.ts'

/** The edition of the standard that this is. */
const current: Edition = 9

/** Finds the edition that a reader asks for, `Prefer: ngsi-ld=1.5`; undefined where none is named. Source: CIM 009 4.3.6.8, 6.3.6. */
export function preferredEdition({ request }: Pick<Call, 'request'>): Edition | undefined {
  const given = /\bngsi-ld\s*=\s*"?(\d{1,3})\.(\d{1,3})\b/i.exec(
    String(request.headers.prefer ?? ''),
  )
  if (!given) return undefined
  const [major, minor] = [Number(given[1]), Number(given[2])]
  if (major === 1) return Math.min(minor, current)
  return major === 0 ? 0 : current
}

/**
 * Makes entities such as the edition asked for has them, and says in the answer which one it is: 203 where one had to be changed for
 * it, else 200.
 */
export function forEdition(
  call: Call,
  reply: FastifyReply,
  entities: readonly Entity[],
): { entities: readonly Entity[]; status: 200 | 203 } {
  const edition = preferredEdition(call)
  if (edition === undefined) return { entities, status: 200 }
  reply.header('preference-applied', `ngsi-ld=1.${edition}`)
  const made = entities.map((entity) => inEdition(entity, edition, call.given.context))
  return { entities: made, status: made.every((one, at) => one === entities[at]) ? 200 : 203 }
}
