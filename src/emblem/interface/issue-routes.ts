import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf } from '../../identity/index.ts'
import type { EmblemDeps } from '../emblem-deps.ts'
import { confirmIssue } from '../issue/confirm-issue.ts'
import { confirmStatus } from '../issue/confirm-status.ts'

const config = { permit: 'emblem.issue' } as const
const credential = Type.Object(
  { id: Type.String({ maxLength: 400 }) },
  { additionalProperties: true },
)

/** Issuing for staff, in the shapes of the W3C VC API. Each takes two persons: the first asks, the second confirms. */
export function issueRoutes(server: Server, deps: EmblemDeps) {
  server.post(
    '/credentials/issue',
    {
      schema: {
        summary:
          'Issue the emblem of a certificate: the first person asks (202), another confirms (201)',
        body: Type.Object({ credential, options: Type.Optional(Type.Unknown()) }),
      },
      config,
    },
    async (request, reply) => {
      const now = deps.clock()
      const done = await confirmIssue(deps, request.body.credential, actOf(request, now))
      reply.header('cache-control', 'no-store')
      return done.emblem
        ? reply.status(201).send({ verifiableCredential: done.emblem.document })
        : reply.status(202).send({ awaits: 'second-person', request: done.requestId })
    },
  )

  server.post(
    '/credentials/status',
    {
      schema: {
        summary:
          'Set the status of an emblem as its decision says; a bit without a decision is refused',
        body: Type.Object({
          credentialId: Type.String({ maxLength: 400 }),
          credentialStatus: Type.Optional(Type.Unknown()),
          status: Type.Optional(Type.Boolean()),
        }),
      },
      config,
    },
    async (request, reply) => {
      const set = await confirmStatus(deps, request.body.credentialId, actOf(request, deps.clock()))
      return reply.header('cache-control', 'no-store').send({ status: set })
    },
  )
}
