import type { FastifyReply } from 'fastify'
import { parameterFault } from '../query/cursor.ts'
import { addLink } from './answer.ts'
import type { Call } from './call.ts'
import { type Parameters, readFlag, readWhole } from './parameters.ts'

export const pagingParameters = ['limit', 'offset', 'count'] as const

/** Which part of a list is wanted; `limit` 0 asks for its length alone. */
export type Page = { limit: number; offset: number; count: boolean }

const usualLimit = 20
const mostLimit = 1000

/** Reads which part of a list is wanted. Throws BadRequestData, also for a limit of 0 without `count`. Source: CIM 009 6.3.10. */
export function readPage(parameters: Parameters): Page {
  const count = readFlag(parameters, 'count') ?? false
  const limit = readWhole(parameters, 'limit', { least: 0, most: mostLimit }) ?? usualLimit
  const offset = readWhole(parameters, 'offset', { least: 0, most: 1_000_000_000 }) ?? 0
  if (limit === 0 && !count)
    throw parameterFault('limit', {
      th: 'เป็น 0 ได้เมื่อใช้พร้อมกับ count=true เท่านั้น',
      en: 'It may be 0 only together with count=true.',
    })
  return { limit, offset, count }
}

/** Says in an answer how many there are, and where the part before and the part after this one are to be had. */
export function tellPage(
  call: Call,
  reply: FastifyReply,
  page: Page,
  found: { count?: number | undefined; hasMore: boolean },
) {
  if (page.count) reply.header('ngsild-results-count', String(found.count ?? 0))
  if (page.limit === 0) return
  const { limit, offset } = page
  if (found.hasMore) addLink(reply, pageLink(call, offset + limit, limit, 'next'))
  if (offset > 0) addLink(reply, pageLink(call, Math.max(0, offset - limit), limit, 'prev'))
}

function pageLink(call: Call, offset: number, limit: number, relation: string): string {
  const [path = '', given = ''] = (call.request.raw.url ?? '').split('?')
  const parameters = new URLSearchParams(given)
  parameters.set('limit', String(limit))
  parameters.set('offset', String(offset))
  parameters.sort()
  const query = parameters.toString().replaceAll('%3A', ':')
  return `<${path}?${query}>; rel="${relation}";type="${call.mediaType}"`
}
