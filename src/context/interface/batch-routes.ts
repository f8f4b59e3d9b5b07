import type { FastifyReply } from 'fastify'
import { Problem } from '../../base/problem.ts'
import { startStretch } from '../../base/turns.ts'
import { readEntity, readFragment } from '../entity/read-entity.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'
import type { Context } from '../ld/context.ts'
import { isIri } from '../ld/iri.ts'
import { badRequestData } from '../problems.ts'
import {
  type Done,
  type Edit,
  toAppend,
  toCreate,
  toDelete,
  toMerge,
  toUpsert,
} from '../write/index.ts'
import { sendJson } from './answer.ts'
import type { Call, InterfaceDeps } from './call.ts'
import { toStandardProblem } from './failures.ts'
import { readWords } from './parameters.ts'
import { manyThings } from './read-body.ts'
import { memberContextSource } from './request-context.ts'
import type { Register } from './route.ts'
import { readRepresentation } from './shape.ts'
import type { WriteMany } from './write-one.ts'

/** What came of one entity of a batch. */
type Result =
  | { entityId: string; created: boolean }
  | { entityId: string | undefined; problem: Problem }

/** How many entities one batch may hold. */
const mostMembers = 10_000

type MakeEdit = (member: Json, context: Context, call: Call) => Edit

/** Operations on many entities at once, each with a result of its own. Source: CIM 009 5.6.7 to 5.6.10, 5.6.20. */
export function batchRoutes(register: Register, deps: InterfaceDeps, write: WriteMany) {
  const batch = (
    name: string,
    summary: string,
    parameters: string[],
    makeEdit: (call: Call) => MakeEdit,
    answer: (call: Call, reply: FastifyReply, results: Result[]) => unknown,
  ) =>
    register({
      method: 'POST',
      url: `/entityOperations/${name}`,
      summary,
      action: 'city-data.write',
      parameters: [...parameters, 'local'],
      body: manyThings,
      answer: async (call, reply) => {
        const results = await run(call, deps, write, makeEdit(call))
        return answer(call, reply, results)
      },
    })

  batch(
    'create',
    'Create entities',
    [],
    () => (member, context) => toCreate(readEntity(member, context)),
    tellCreated,
  )
  batch('upsert', 'Create or replace entities', ['options'], upsert, tellCreated)
  batch('update', 'Update entities', ['options'], update, tellWritten)
  batch(
    'merge',
    'Merge fragments into entities',
    ['options', 'format', 'observedAt', 'lang'],
    merge,
    tellWritten,
  )
  batch('delete', 'Delete entities', [], () => (member) => toDelete(idOf(member)), tellWritten)
}

function upsert(call: Call): MakeEdit {
  const options = readWords(call.parameters, 'options', ['update', 'replace'])
  return (member, context) => {
    const entity = readEntity(member, context)
    return toUpsert(entity, options.has('update') ? 'update' : 'replace')
  }
}

function update(call: Call): MakeEdit {
  const options = readWords(call.parameters, 'options', ['noOverwrite', 'replace', 'update'])
  const overwrite = !options.has('noOverwrite')
  return (member, context) =>
    toAppend(idOf(member), readFragment(member, { context, nulls: 'members' }), overwrite)
}

function merge(call: Call): MakeEdit {
  const { format } = readRepresentation(call.parameters, call.given.context)
  const [observedAt, lang] = [call.parameters.get('observedAt'), call.parameters.get('lang')]
  return (member, context) =>
    toMerge(
      idOf(member),
      readFragment(member, { context, nulls: 'deep', simplified: format === 'simplified' }),
      {
        context,
        ...(observedAt !== undefined && { observedAt }),
        ...(lang !== undefined && { lang }),
      },
    )
}

/** Reads each member by its own context and writes those that are sound; one that is not spoils no other. */
async function run(
  call: Call,
  deps: InterfaceDeps,
  write: WriteMany,
  makeEdit: MakeEdit,
): Promise<Result[]> {
  const { body } = call
  if (!Array.isArray(body) || body.length === 0) throw notAList()
  if (body.length > mostMembers) throw tooManyMembers()
  const isIdOrEntity = (member: Json) => isObject(member) || typeof member === 'string'
  if (!body.every(isIdOrEntity)) throw notAList()
  const results: Result[] = new Array(body.length)
  const edits: { edit: Edit; at: number }[] = []
  const giveWay = startStretch()
  for (const [at, member] of body.entries())
    try {
      await giveWay()
      const context = await contextOf(call, deps, member)
      edits.push({ edit: makeEdit(member, context, call), at })
    } catch (error) {
      results[at] = { entityId: givenId(member), problem: requireExpected(error) }
    }
  const outcomes = await write(
    call,
    edits.map(({ edit }) => edit),
  )
  for (const [place, outcome] of outcomes.entries()) {
    const { edit, at } = edits[place] as { edit: Edit; at: number }
    results[at] = resultOf(edit.entityId, outcome)
  }
  return results
}

function resultOf(entityId: string, outcome: Done | Problem): Result {
  if (outcome instanceof Problem) return { entityId, problem: outcome }
  // What was there and was not to be overwritten is told as not done.
  if (outcome.kept.length > 0) return { entityId, problem: alreadyThere(outcome.kept) }
  return { entityId, created: outcome.was === undefined }
}

function alreadyThere(kept: Done['kept']): Problem {
  return badRequestData({
    detail: {
      th: 'มีแอตทริบิวต์อยู่แล้วและขอไม่ให้เขียนทับ',
      en: 'Attributes are there, and were not to be overwritten.',
    },
    members: { attributes: kept.map(({ attribute }) => attribute) },
  })
}

async function contextOf(call: Call, deps: InterfaceDeps, member: Json): Promise<Context> {
  if (!isObject(member)) return call.given.context
  const source = memberContextSource(member, call.isLinkedData, call.given.source)
  return source === call.given.source ? call.given.context : deps.resolveContext(call.space, source)
}

/** What was refused as expected; a bug is thrown on. */
function requireExpected(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}

/** The id of a member that is an entity, a fragment of one, or an id alone. */
function idOf(member: Json): string {
  const id = givenId(member)
  if (id === undefined || !isIri(id))
    throw badRequestData({ detail: { th: 'id: ต้องเป็น URI', en: 'id: A URI is expected.' } })
  return id
}

function givenId(member: Json): string | undefined {
  const id = isObject(member) ? (member.id ?? member['@id']) : member
  return typeof id === 'string' ? id : undefined
}

/** All written: the ids of those that are new, or nothing where none is; else each with its result. */
function tellCreated(call: Call, reply: FastifyReply, results: Result[]) {
  if (results.some((result) => 'problem' in result)) return tellEach(call, reply, results)
  const created = results.flatMap((result) =>
    'created' in result && result.created ? [result.entityId] : [],
  )
  if (created.length === 0) return reply.status(204).send()
  return sendJson(call, reply, [...new Set(created)], 201)
}

function tellWritten(call: Call, reply: FastifyReply, results: Result[]) {
  if (results.some((result) => 'problem' in result)) return tellEach(call, reply, results)
  return reply.status(204).send()
}

function tellEach(call: Call, reply: FastifyReply, results: Result[]) {
  const success = results.flatMap((result) => ('created' in result ? [result.entityId] : []))
  const errors = results.flatMap((result): JsonObject[] =>
    'problem' in result
      ? [{ entityId: result.entityId ?? null, error: describe(result.problem) }]
      : [],
  )
  return sendJson(call, reply, { success: [...new Set(success)], errors }, 207)
}

function describe(problem: Problem): JsonObject {
  const { kind, facts } = toStandardProblem(problem)
  return {
    type: kind.uri ?? `/problems/${kind.type}`,
    title: kind.title.en,
    titles: kind.title,
    status: kind.status,
    ...(facts.detail && { detail: facts.detail.en, details: facts.detail }),
  }
}

function tooManyMembers() {
  return badRequestData({
    detail: {
      th: `หนึ่งชุดมีได้ไม่เกิน ${mostMembers} รายการ โปรดแบ่งส่ง`,
      en: `A batch holds ${mostMembers} at most; send it in parts.`,
    },
  })
}

function notAList() {
  return badRequestData({
    detail: {
      th: 'ต้องเป็นรายการที่มีอย่างน้อยหนึ่งรายการ และทุกรายการเป็นเอนทิตีหรือ id',
      en: 'A list of at least one is expected, each an entity or an id.',
    },
  })
}
