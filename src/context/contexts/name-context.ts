import { createHash } from 'node:crypto'
import { uuidv7 } from '../../base/id.ts'
import type { Json } from '../json.ts'
import { coreContextUrl, editionAt } from '../ld/core-context.ts'
import type { Space } from '../space/index.ts'
import { requireRoom } from './add-context.ts'
import type { Contexts } from './contexts.ts'
import { contextUrl, documentText } from './document.ts'
import { ensureImplicit, findImplicit } from './queries.ts'

/**
 * Gives the one address by which a Link header can name the context of a request that was resolved before: its own where it is one
 * address (core contexts beside it go without saying), the core's where there is none, else that of an implicit context, which is
 * made where there is none of the same content. Throws `tooManyContexts`. Source: CIM 009 5.13.1, 6.3.5.
 */
export async function nameContext(
  contexts: Contexts,
  space: Space,
  source: Json | undefined,
  now: Date,
): Promise<string> {
  if (source === undefined) return coreContextUrl()
  const [only, ...more] = [source].flat().filter((part) => !isCore(part))
  if (only === undefined) return coreContextUrl()
  if (more.length === 0 && typeof only === 'string') return only
  const body = documentText(source)
  const contentHash = createHash('sha256').update(body).digest('hex')
  const id = await contexts.db.city(space.tenant, async (tx) => {
    const found = await findImplicit(tx, contentHash)
    if (found !== undefined) return found
    await requireRoom(tx, contexts.limits, body)
    const document = { id: uuidv7(now), kind: 'ImplicitlyCreated' as const, url: null, body }
    return ensureImplicit(tx, { ...document, createdAt: now, contentHash })
  })
  return contextUrl(contexts.publicUrl, id)
}

function isCore(part: Json): boolean {
  return typeof part === 'string' && editionAt(part) !== undefined
}
