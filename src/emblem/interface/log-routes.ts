import { Type } from 'typebox'
import { invalidParameters } from '../../http/problems.ts'
import type { Server } from '../../http/server.ts'
import type { EmblemDeps } from '../emblem-deps.ts'
import { findHead, leafHashes, listLeaves, logSize } from '../log/queries.ts'
import { signHead } from '../log/sign-head.ts'
import { consistencyPath, inclusionPath, rootOf } from '../log/tree.ts'
import { noSuchLogEntry } from '../problems.ts'
import { openToAll, sendDocument } from './headers.ts'

const config = { permit: 'record.read' } as const
const number = Type.Integer({ minimum: 0, maximum: 1_000_000_000 })
const mostEntries = 500

/** The log of decisions (RFC 9162): its signed head, its leaves, and proofs that nothing of it was changed. */
export function logRoutes(server: Server, deps: EmblemDeps) {
  const { db, clock } = deps

  server.get(
    '/log/head',
    { schema: { summary: 'The newest signed head of the log' }, config },
    async (_request, reply) => {
      const head =
        (await findHead(db.read)) ?? (await db.transaction((tx) => signHead(tx, deps, clock())))
      return sendDocument(openToAll(reply, 30), head)
    },
  )

  server.get(
    '/log/entries',
    {
      schema: {
        summary: 'Leaves of the log, [from, to)',
        querystring: Type.Object({ from: number, to: number }),
      },
      config,
    },
    async ({ query: { from, to } }, reply) => {
      if (to <= from || to - from > mostEntries) throw invalidParameters({ detail: tooMany })
      const entries = await listLeaves(db.read, from, to)
      return sendDocument(openToAll(reply, 30), { entries })
    },
  )

  server.get(
    '/log/proof',
    {
      schema: {
        summary: 'That a leaf is in the log of a size',
        querystring: Type.Object({ leaf: number, size: number }),
      },
      config,
    },
    async ({ query: { leaf, size } }, reply) => {
      if (leaf >= size || size > (await logSize(db.read))) throw noSuchLogEntry()
      const hashes = await leafHashes(db.read, size)
      const path = inclusionPath(leaf, hashes).map((step) => step.toString('hex'))
      return sendDocument(openToAll(reply, 3600), {
        leaf,
        size,
        root: rootOf(hashes).toString('hex'),
        path,
      })
    },
  )

  server.get(
    '/log/consistency',
    {
      schema: {
        summary: 'That one size of the log holds all of another',
        querystring: Type.Object({ from: number, to: number }),
      },
      config,
    },
    async ({ query: { from, to } }, reply) => {
      if (from > to || to > (await logSize(db.read))) throw noSuchLogEntry()
      const hashes = await leafHashes(db.read, to)
      const path = consistencyPath(from, hashes).map((step) => step.toString('hex'))
      return sendDocument(openToAll(reply, 3600), { from, to, path })
    },
  )
}

const tooMany = {
  th: `ขอได้ครั้งละไม่เกิน ${mostEntries} รายการ และ to ต้องมากกว่า from`,
  en: `At most ${mostEntries} entries at a time, and to must be greater than from.`,
}
