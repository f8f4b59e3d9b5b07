import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { achievementTypes, type Kind } from '../check/credential.ts'
import { extractName, extractNameEn } from '../credential/extract.ts'
import { requireCredential } from '../credential-files.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { findByShort } from '../issue/queries.ts'
import { makeDidDocument } from '../keys/did.ts'
import { findTrustList } from '../keys/queries.ts'
import { knownKeys } from '../keys/register-keys.ts'
import { findLive } from '../live/queries.ts'
import { makeKit } from '../make-kit.ts'
import { noLiveCredential, noSuchCredential } from '../problems.ts'
import { signedList } from '../status/signed-list.ts'
import { openToAll, sendCredential, sendDocument } from './headers.ts'

const config = { permit: 'record.read' } as const
const byId = Type.Object({ id: Type.String({ maxLength: 60 }) })

const achievementNames: Record<Kind, { th: string; en: string }> = {
  emblem: { th: 'ตราสัญลักษณ์เมืองอัจฉริยะ', en: 'Smart city emblem' },
  live: { th: 'ข้อมูลยืนยันแผน', en: 'The data confirm the plan' },
  extract: { th: extractName, en: extractNameEn },
}

/** The addresses that credentials name: keys, lists, achievements, live credentials, what a check needs. */
export function documentRoutes(server: Server, deps: EmblemDeps) {
  const { db, clock } = deps
  const { did, publicUrl } = issuerOf(deps)

  server.get(
    '/.well-known/did.json',
    { schema: { summary: 'The DID document' }, config },
    async (_request, reply) => {
      const keys = await db.transaction((tx) => knownKeys(tx, deps, clock()))
      return sendDocument(openToAll(reply, 60), makeDidDocument(did, keys), 'application/did+json')
    },
  )

  server.get(
    '/trust/issuers',
    { schema: { summary: 'Who may issue what, sealed by the root key' }, config },
    async (_request, reply) => {
      const list = await db.transaction(async (tx) => {
        await knownKeys(tx, deps, clock())
        return findTrustList(tx)
      })
      if (!list) throw noSuchCredential()
      return sendDocument(openToAll(reply, 60), list)
    },
  )

  server.get(
    '/status/:list',
    {
      schema: {
        summary: 'A signed status list',
        params: Type.Object({ list: Type.Integer({ minimum: 1 }) }),
      },
      config,
    },
    async (request, reply) => {
      const list = await signedList(deps, request.params.list, clock())
      return sendCredential(request, openToAll(reply, 60), list)
    },
  )

  server.get(
    '/achievements/:kind',
    {
      schema: {
        summary: 'What a kind of credential states',
        params: Type.Object({ kind: Type.String({ maxLength: 20 }) }),
      },
      config,
    },
    async ({ params: { kind } }, reply) => {
      if (!(kind in achievementNames)) throw noSuchCredential()
      const { th, en } = achievementNames[kind as Kind]
      return sendDocument(openToAll(reply, 3600), {
        id: `${publicUrl}/achievements/${kind}`,
        type: ['Achievement'],
        achievementType: achievementTypes[kind as Kind],
        name: th,
        description: en,
        criteria: { id: `${publicUrl}/programme` },
      })
    },
  )

  server.get(
    '/credentials/:id/live',
    { schema: { summary: 'The newest live credential', params: byId }, config },
    async (request, reply) => {
      const { id } = request.params
      await requireCredential(deps, id)
      const live = await findLive(db.read, id)
      if (!live?.document)
        throw noLiveCredential({
          members: {
            proof: live?.proof.proof ?? 'no-data',
            since: live?.since.toISOString() ?? null,
          },
        })
      return sendCredential(request, openToAll(reply, 60), live.document)
    },
  )

  server.get(
    '/credentials/:id/kit',
    { schema: { summary: 'All that a check offline needs', params: byId }, config },
    async ({ params: { id } }, reply) => {
      const { document } = await requireCredential(deps, id)
      const kit = await makeKit(deps, document, clock())
      return sendDocument(openToAll(reply, 30), { credential: document, ...kit })
    },
  )

  server.get(
    '/e/:short',
    {
      schema: {
        summary: 'The address of a QR code',
        params: Type.Object({ short: Type.String({ maxLength: 20 }) }),
      },
      config,
    },
    async ({ params: { short } }, reply) => {
      const id = await findByShort(db.read, short)
      if (!id) throw noSuchCredential()
      return reply.header('cache-control', 'public, max-age=60').redirect(`/credentials/${id}`, 302)
    },
  )
}
