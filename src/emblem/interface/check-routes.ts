import { Type } from 'typebox'
import type { Server } from '../../http/server.ts'
import { isObject, listOf } from '../check/credential.ts'
import { checkHere } from '../check-here.ts'
import type { EmblemDeps } from '../emblem-deps.ts'
import { noCredentialInside } from '../problems.ts'
import { readHandedIn } from './read-handed-in.ts'

/** A check costs some milliseconds of one core: enough for people, too few for a flood. */
const rateLimit = { max: 60, timeWindow: 60_000 }
const config = { permit: 'emblem.verify', rateLimit } as const
const mostTogether = 10
const anything = Type.Unknown()

/** Checks for anybody what they hand in: JSON as the VC API has it, or a file. Nothing is asked outside and nothing is kept. */
export function checkRoutes(server: Server, deps: EmblemDeps) {
  server.post(
    '/credentials/verify',
    {
      schema: {
        summary: 'Check a credential (W3C VC API), or a file it is baked into',
        body: anything,
      },
      config,
    },
    async (request, reply) => {
      const body = await readHandedIn(request)
      const document =
        isObject(body) && 'verifiableCredential' in body ? body.verifiableCredential : body
      const { report } = await checkHere(deps, document, deps.clock())
      return reply.header('cache-control', 'no-store').send(answerOf(report, document))
    },
  )

  server.post(
    '/presentations/verify',
    { schema: { summary: 'Check the credentials of a presentation', body: anything }, config },
    async (request, reply) => {
      const { body } = request
      const presentation =
        isObject(body) && isObject(body.verifiablePresentation) ? body.verifiablePresentation : body
      const credentials = isObject(presentation) ? listOf(presentation.verifiableCredential) : []
      if (credentials.length === 0 || credentials.length > mostTogether) throw noCredentialInside()
      const checked = []
      for (const one of credentials) checked.push(await checkHere(deps, one, deps.clock()))
      const results = checked.map(({ report, document }) => answerOf(report, document))
      return reply
        .header('cache-control', 'no-store')
        .send({ verified: results.every(({ verified }) => verified), credentialResults: results })
    },
  )
}

type Checked = Awaited<ReturnType<typeof checkHere>>

/** `verified` says what the VC API asks: that it is genuine and stands. What could not be checked is not verified. */
function answerOf(report: Checked['report'], document: unknown) {
  const stands = ['genuine-in-force', 'genuine-under-notice', 'extract'].includes(report.verdict)
  return { verified: stands, report, verifiableCredential: document }
}
