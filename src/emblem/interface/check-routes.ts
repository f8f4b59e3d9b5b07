import { Type } from 'typebox'
import { invalidBody } from '../../http/problems.ts'
import type { Server } from '../../http/server.ts'
import { isObject, type Json, listOf } from '../check/credential.ts'
import { checkHere } from '../check-here.ts'
import type { EmblemDeps } from '../emblem-deps.ts'
import { noCredentialInside } from '../problems.ts'
import {
  checkAnyCredential,
  type StandardCheck,
  standardChecks,
} from '../standard/check-any-credential.ts'
import { checkPresentation } from '../standard/check-presentation.ts'
import { toProblemDetails } from '../standard/findings.ts'
import { makeSources, type Sources } from '../standard/sources.ts'
import type { TestBed } from '../standard/test-bed.ts'
import { readHandedIn } from './read-handed-in.ts'

/** A check costs some milliseconds of one core: enough for people, too few for a flood. */
const rateLimit = { max: 60, timeWindow: 60_000 }
const config = { permit: 'emblem.verify', rateLimit } as const
const mostTogether = 10
const anything = Type.Unknown()

/**
 * Checks for anybody what they hand in: JSON as the VC API has it, or a file. Nothing is kept. Our verdict asks nobody outside; with
 * `options.checks` any credential is checked by the standards alone. 200 is for what is verified, and nothing else is.
 */
export function checkRoutes(server: Server, deps: EmblemDeps, testBed: TestBed | null) {
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
      const now = deps.clock()
      const body = await readHandedIn(request)
      const isWrapped = isObject(body) && 'verifiableCredential' in body
      const document = isWrapped ? body.verifiableCredential : body
      const checks = isWrapped ? checksIn(body) : undefined
      const answer = await check(deps, document, checks, makeSources(deps, testBed, now), now)
      return reply
        .status(answer.verified ? 200 : 400)
        .header('cache-control', 'no-store')
        .send(answer)
    },
  )

  server.post(
    '/presentations/verify',
    {
      schema: { summary: 'Check a presentation and the credentials in it', body: anything },
      config,
    },
    async (request, reply) => {
      const now = deps.clock()
      const { body } = request
      const isWrapped = isObject(body) && isObject(body.verifiablePresentation)
      const presentation = isWrapped ? (body.verifiablePresentation as Json) : body
      if (!isObject(presentation)) throw noCredentialInside()
      const credentials = listOf(presentation.verifiableCredential)
      const isNothing = credentials.length === 0 && presentation.proof === undefined
      if (isNothing || credentials.length > mostTogether) throw noCredentialInside()
      const sources = makeSources(deps, testBed, now)
      const asked = isWrapped && isObject(body.options) ? body.options : {}
      const itself = await checkPresentation(presentation, asked, sources, now)
      const checks = isWrapped ? checksIn(body) : undefined
      const results = []
      for (const one of credentials) results.push(await check(deps, one, checks, sources, now))
      const verified = itself.verified && results.every((result) => result.verified)
      return reply
        .status(verified ? 200 : 400)
        .header('cache-control', 'no-store')
        .send({
          verified,
          problemDetails: toProblemDetails(itself),
          credentialResults: results,
        })
    },
  )
}

/** What is to be checked by the standards alone; undefined where our own verdict is wanted. Throws `invalidBody`. */
function checksIn({ options }: Json): StandardCheck[] | undefined {
  const wanted = isObject(options) ? options.checks : undefined
  if (wanted === undefined) return undefined
  const known = listOf(wanted).filter((one): one is StandardCheck =>
    standardChecks.includes(one as StandardCheck),
  )
  if (known.length === 0 || known.length < listOf(wanted).length)
    throw invalidBody({ detail: unknownCheck })
  return known
}

const unknownCheck = {
  th: `options.checks ใช้ได้เฉพาะ ${standardChecks.join(', ')}`,
  en: `options.checks may hold ${standardChecks.join(', ')}.`,
}

async function check(
  deps: EmblemDeps,
  document: unknown,
  checks: StandardCheck[] | undefined,
  sources: Sources,
  now: Date,
) {
  if (checks) {
    const report = await checkAnyCredential(document, checks, sources, now)
    const { verified, isUnknown } = report
    const problemDetails = toProblemDetails(report)
    return {
      verified,
      checks,
      couldNotCheck: isUnknown,
      problemDetails,
      verifiableCredential: document,
    }
  }
  const { report } = await checkHere(deps, document, now)
  const stands = ['genuine-in-force', 'genuine-under-notice', 'extract'].includes(report.verdict)
  return { verified: stands, report, verifiableCredential: document }
}
