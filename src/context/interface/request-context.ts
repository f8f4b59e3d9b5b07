import type { FastifyRequest } from 'fastify'
import { isObject, type Json, type JsonObject } from '../json.ts'
import { badRequestData, invalidRequest } from '../problems.ts'
import { readContextLink } from './link-header.ts'

const linkedData = /^application\/ld\+json\s*(;|$)/i

/** Whether the body of a request is JSON-LD. */
export function isLinkedData(request: FastifyRequest): boolean {
  return linkedData.test(request.headers['content-type'] ?? '')
}

/**
 * Finds the `@context` of a request: JSON-LD has it in its body and no Link header, all else in the Link header and not in the
 * body. The members of a list each have their own: of a list, undefined. Throws BadRequestData. Source: CIM 009 6.3.5.
 */
export function contextSource(request: FastifyRequest, body: Json | undefined): Json | undefined {
  const link = readContextLink(linkOf(request))
  if (!isLinkedData(request)) {
    refuseEmbedded(body)
    return link
  }
  if (link !== undefined) throw fault(because.twice)
  if (!isObject(body)) return undefined
  if (!Object.hasOwn(body, '@context'))
    throw isCreation(request, body) ? invalidRequest() : fault(because.missing)
  return body['@context']
}

/** Whether an entity is to be made of nothing. Source: CIM 009 5.6.1.4. */
function isCreation({ method, routeOptions }: FastifyRequest, body: JsonObject): boolean {
  const isOfEntities = routeOptions.url?.endsWith('/entities') ?? false
  return method === 'POST' && isOfEntities && Object.keys(body).length === 0
}

/** The same for one member of a list. Throws BadRequestData for JSON-LD without a context. */
export function memberContextSource(member: Json, isLinked: boolean, link: Json | undefined) {
  if (!isObject(member)) return link
  if (!isLinked) {
    refuseEmbedded(member)
    return link
  }
  if (!Object.hasOwn(member, '@context')) throw fault(because.missing)
  return member['@context']
}

function refuseEmbedded(body: Json | undefined) {
  if (isObject(body) && Object.hasOwn(body, '@context')) throw fault(because.embedded)
}

function linkOf({ headers }: FastifyRequest): string | undefined {
  const { link } = headers
  return Array.isArray(link) ? link.join(', ') : link
}

function fault(detail: { th: string; en: string }) {
  return badRequestData({ detail, members: { path: '@context' } })
}

const because = {
  twice: {
    th: 'เนื้อหาแบบ application/ld+json มี @context ในตัวแล้ว ห้ามใช้ส่วนหัว Link ด้วย',
    en: 'application/ld+json has its @context in the body; a Link header must not name another.',
  },
  missing: {
    th: 'เนื้อหาแบบ application/ld+json ต้องมี @context',
    en: 'application/ld+json has a @context in its body.',
  },
  embedded: {
    th: 'เนื้อหาแบบ application/json ระบุ @context ด้วยส่วนหัว Link เท่านั้น',
    en: 'application/json names its @context in a Link header, not in the body.',
  },
}
