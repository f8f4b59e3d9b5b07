import type { FastifyRequest } from 'fastify'
import { startStretch } from '../../base/turns.ts'
import type { JsonBounds } from '../../http/json.ts'
import { readJsonInTurns } from '../../http/json-in-turns.ts'
import type { Server } from '../../http/server.ts'
import { isObject } from '../json.ts'
import { badRequestData } from '../problems.ts'
import { lengthRequired } from './problems.ts'

/** Bounds of a body that holds one thing, and of one that holds many: what can be read and written without holding others up for long. */
export const oneThing = { bytes: 1024 * 1024, json: { depth: 64, keys: 10_000, values: 200_000 } }
export const manyThings = {
  bytes: 2 * 1024 * 1024,
  json: { depth: 64, keys: 50_000, values: 200_000 },
}
export type BodyBounds = { bytes: number; json: JsonBounds }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Bounds of the JSON of this route, where they are not those of one thing. */
    bodyBounds?: JsonBounds
  }
}

const writing = new Set(['POST', 'PUT', 'PATCH'])

/**
 * Lets a scope read the JSON types of the standard: JSON, JSON-LD, and on PATCH merge patches. All others are refused with 415, and
 * what comes without a length with 411. Source: CIM 009 6.3.4, 6.3.6.
 */
export function readBodies(scope: Server) {
  scope.addHook('onRequest', async ({ method, headers }) => {
    if (writing.has(method) && headers['content-length'] === undefined) throw lengthRequired()
  })
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    /^application\/((ld|merge-patch)\+)?json(\s*;|$)/i,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      if (body.length === 0 && !writing.has(request.method)) return undefined
      const bounds = request.routeOptions.config.bodyBounds ?? oneThing.json
      const read = await readJsonInTurns(body, bounds)
      if (body.includes('\\u0000')) await refuseNul(read)
      return read
    },
  )
}

/** Refuses what holds the character U+0000 anywhere; of a long list a part at a time. */
async function refuseNul(read: unknown) {
  const giveWay = startStretch()
  for (const one of Array.isArray(read) ? read : [read]) {
    if (hasNul(one)) throw nulFault()
    await giveWay()
  }
}

/** Whether a text anywhere in it holds the character U+0000, which no text of the database can hold. */
function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (Array.isArray(value)) return value.some(hasNul)
  return isObject(value) && Object.entries(value).some(([key, one]) => hasNul(key) || hasNul(one))
}

function nulFault() {
  return badRequestData({
    detail: {
      th: 'ข้อความมีอักขระ U+0000 ซึ่งเก็บไม่ได้',
      en: 'A text has the character U+0000, which cannot be kept.',
    },
  })
}
