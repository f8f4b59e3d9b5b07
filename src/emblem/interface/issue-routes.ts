import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { actOf } from '../../identity/index.ts'
import { isObject, type Json } from '../check/credential.ts'
import { type EmblemDeps, issuerOf } from '../emblem-deps.ts'
import { confirmIssue } from '../issue/confirm-issue.ts'
import { confirmStatus } from '../issue/confirm-status.ts'
import type { TestBed } from '../standard/test-bed.ts'
import { sendCredential } from './headers.ts'

const config = { permit: 'emblem.issue' } as const
const credential = Type.Object(
  { id: Type.String({ maxLength: 400 }) },
  { additionalProperties: true },
)
const anyCredential = Type.Record(Type.String(), Type.Unknown())

/** Issuing for staff, in the shapes of the W3C VC API. Each takes two persons: the first asks, the second confirms. */
export function issueRoutes(server: Server, deps: EmblemDeps, testBed: TestBed | null) {
  const ours = `${issuerOf(deps).publicUrl}/credentials/`
  if (testBed) testBedRoutes(server, deps, testBed)

  server.post(
    '/credentials/issue',
    {
      schema: {
        summary:
          'Issue the emblem of a certificate: the first person asks (202), another confirms (201)',
        body: Type.Object({
          credential: testBed ? anyCredential : credential,
          options: Type.Optional(Type.Unknown()),
        }),
      },
      config,
    },
    async (request, reply) => {
      const now = deps.clock()
      const asked: Json = request.body.credential
      reply.header('cache-control', 'no-store')
      if (testBed && !String(asked.id).startsWith(ours)) {
        const { options } = request.body
        const status = isObject(options) && options.credentialStatus !== undefined
        const verifiableCredential = await testBed.issue(asked, status, now)
        return reply.status(201).send({ verifiableCredential })
      }
      const done = await confirmIssue(deps, asked, actOf(request, now))
      return done.emblem
        ? reply.status(201).send({ verifiableCredential: done.emblem.document })
        : reply.status(202).send({
            awaits: 'second-person',
            request: done.requestId,
            until: done.until,
          })
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

/** The status list of what a test bed signs. */
function testBedRoutes(server: Server, { clock }: EmblemDeps, testBed: TestBed) {
  server.get(
    '/status/test-bed',
    { schema: { summary: 'The status list of a test bed' }, config: { permit: 'record.read' } },
    async (request, reply) =>
      sendCredential(
        request,
        reply.header('cache-control', 'no-store'),
        await testBed.list(clock()),
      ),
  )
}
