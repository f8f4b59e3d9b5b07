import type { FastifyReply } from 'fastify'
import type { Entity } from '../entity/entity.ts'
import { featureCollection, representFeature } from '../entity/geojson.ts'
import { project } from '../entity/project.ts'
import { represent } from '../entity/represent.ts'
import type { Json, JsonObject } from '../json.ts'
import { coreContextUrl } from '../ld/core-context.ts'
import { resourceNotFound } from '../problems.ts'
import type { Call, GivenContext } from './call.ts'
import { forEdition } from './edition.ts'
import { writeContextLink } from './link-header.ts'
import type { Shape } from './shape.ts'

/** The `@context` as an answer echoes it: the caller's own, else the core context. */
export function echoedContext({ source }: GivenContext): Json {
  return source ?? coreContextUrl()
}

/** Adds a link to an answer, beside those that it has. */
export function addLink(reply: FastifyReply, link: string) {
  const before = reply.getHeader('link')
  reply.header('link', before === undefined ? link : `${before}, ${link}`)
}

/**
 * Sends JSON in the form that was chosen: with its context in a Link header, or in the body as JSON-LD. A context that is no
 * address cannot stand in a header; the answer is then JSON-LD’s. Source: CIM 009 6.3.5, 6.3.6.
 */
export function sendJson(call: Call, reply: FastifyReply, body: Json, status = 200) {
  const { mediaType, given } = call
  if (mediaType === 'application/json' || isGeoWithLink(call)) {
    const echoed = echoedContext(given)
    if (typeof echoed === 'string') addLink(reply, writeContextLink(echoed))
    return send(reply, mediaType, body, status)
  }
  return send(reply, mediaType, withContext(body, echoedContext(given)), status)
}

/**
 * Sends one entity, as the edition that is asked for has it. Throws ResourceNotFound where the projection leaves nothing of it.
 */
export function sendEntity(call: Call, reply: FastifyReply, entity: Entity, shape: Shape) {
  const { entities, status } = forEdition(call, reply, [entity])
  const written = writeEntity(call, entities[0] as Entity, shape)
  if (!written) throw resourceNotFound()
  return sendJson(call, reply, written, status)
}

/** Sends a list of entities, as the edition that is asked for has them; as GeoJSON, a collection of features. */
export function sendEntities(
  call: Call,
  reply: FastifyReply,
  found: readonly Entity[],
  shape: Shape,
) {
  const { entities, status } = forEdition(call, reply, found)
  const written = entities
    .map((entity) => writeEntity(call, entity, shape))
    .filter((one) => one !== undefined)
  return sendJson(call, reply, isGeo(call) ? featureCollection(written) : written, status)
}

/** Sends text that is JSON already, written for the core context; as bytes, in UTF-8. */
export function sendStored(call: Call, reply: FastifyReply, text: string | Buffer) {
  addLink(reply, writeContextLink(echoedContext(call.given) as string))
  return reply.type('application/json').serializer(asIs).send(text)
}

/** Undefined where the projection leaves nothing. Source: CIM 009 4.21. */
function writeEntity(call: Call, entity: Entity, shape: Shape): JsonObject | undefined {
  const shown = project(entity, shape.view)
  const plain = represent(shown.entity, shape.representation, shown.hidden)
  if (Object.keys(plain).length === 0) return undefined
  if (isGeo(call))
    return representFeature(entity, shown, shape.representation, {
      property: shape.geometryProperty,
      datasetId: [...(shape.view.datasetIds ?? [])][0],
    })
  return plain
}

function isGeo({ mediaType }: Call): boolean {
  return mediaType === 'application/geo+json'
}

/** GeoJSON leaves its context out of the body when asked to. */
function isGeoWithLink(call: Call): boolean {
  return isGeo(call) && /\bbody\s*=\s*"?json\b/i.test(String(call.request.headers.prefer ?? ''))
}

function withContext(body: Json, context: Json): Json {
  if (Array.isArray(body)) return body.map((one) => withContext(one, context))
  return typeof body === 'object' && body !== null ? { '@context': context, ...body } : body
}

function send(reply: FastifyReply, type: string, body: Json, status: number) {
  return reply.status(status).type(type).serializer(JSON.stringify).send(body)
}

function asIs(payload: string): string {
  return payload
}
