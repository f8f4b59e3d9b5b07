import { uuidv7 } from '../../base/id.ts'
import type { CityTx } from '../../store/db.ts'
import { has, isObject, type Json } from '../json.ts'
import { invalidRequest } from '../problems.ts'
import type { Space } from '../space/index.ts'
import type { ContextLimits, Contexts } from './contexts.ts'
import { checkContext, documentText } from './document.ts'
import { tooManyContexts } from './problems.ts'
import { insertDocument, weighOwn, weightOf } from './queries.ts'

/**
 * Hosts a context: keeps it and gives the id under which it is served. What it refers to is not fetched. Throws `invalidRequest` for a
 * body without a context, BadRequestData for one that is no context, `tooManyContexts`. Source: CIM 009 5.13.2.
 */
export async function addContext(
  { db, limits }: Contexts,
  space: Space,
  body: unknown,
  now: Date,
): Promise<string> {
  if (!isObject(body) || !has(body, '@context')) throw noContext()
  const context = body['@context'] as Json
  await checkContext(context)
  const text = documentText(context)
  const id = uuidv7(now)
  await db.city(space.tenant, async (tx) => {
    await requireRoom(tx, limits, text)
    await insertDocument(tx, { id, kind: 'Hosted', url: null, body: text, createdAt: now })
  })
  return id
}

/** Throws `tooManyContexts` where the space has no room for one more document. */
export async function requireRoom(tx: CityTx, limits: ContextLimits, body: string): Promise<void> {
  if ((await weighOwn(tx)) + weightOf(body) > limits.ownBytes) throw tooManyContexts()
}

function noContext() {
  return invalidRequest({
    detail: {
      th: 'เนื้อหาต้องเป็นออบเจกต์ JSON ที่มี @context',
      en: 'The body must be a JSON object with a member @context.',
    },
  })
}
