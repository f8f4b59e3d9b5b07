import type { FastifyError } from 'fastify'
import { Problem } from '../base/problem.ts'
import { fieldProblems } from './field-problems.ts'
import {
  badAddress,
  badRequest,
  bodyTooLarge,
  type FieldProblem,
  internal,
  invalidBody,
  invalidParameters,
  notFound,
  tooManyRequests,
  unavailable,
  unsupportedMedia,
} from './problems.ts'

/**
 * The problem behind anything that was thrown while answering. What the framework or a schema refused becomes one of ours;
 * everything unknown becomes `internal`, which tells the caller nothing of what happened.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const thrown = error as Partial<FastifyError>
  if (thrown.validation) return refusedBySchema(thrown as FastifyError)
  const known = frameworkProblems[thrown.code ?? '']
  if (known) return known()
  const status = thrown.statusCode ?? 500
  if (status === 429) return tooManyRequests()
  if (status === 503) return unavailable({ headers: { 'retry-after': '5' } })
  return status >= 400 && status < 500 ? badRequest() : internal()
}

const frameworkProblems: Record<string, () => Problem> = {
  FST_ERR_BAD_URL: badAddress,
  FST_ERR_MAX_PARAM_LENGTH: notFound,
  FST_ERR_CTP_BODY_TOO_LARGE: bodyTooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: unsupportedMedia,
}

/** A path that its schema refuses names nothing that exists; parameters and bodies are named field by field. */
function refusedBySchema(error: FastifyError): Problem {
  if (error.validationContext === 'params') return notFound()
  const fields = fieldProblems(error.validation ?? [])
  const facts = { detail: joined(fields), members: { fields } }
  return error.validationContext === 'body' ? invalidBody(facts) : invalidParameters(facts)
}

function joined(fields: FieldProblem[]) {
  return {
    th: fields.map((field) => `${field.name} ${field.detail.th}`).join(' · '),
    en: fields.map((field) => `${field.name} ${field.detail.en}`).join(' · '),
  }
}
