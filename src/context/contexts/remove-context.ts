import { editionAt } from '../ld/core-context.ts'
import type { Space } from '../space/index.ts'
import { type Contexts, forgetCompiled } from './contexts.ts'
import type { ContextDocument } from './document.ts'
import { fetchWhole } from './fetch-document.ts'
import { findDocument } from './find-document.ts'
import { keepCopy } from './load-document.ts'
import { badRequest, noSuchContext } from './problems.ts'
import { deleteDocument } from './queries.ts'

/**
 * Takes a context away, or with `reload` gets a copy anew; when that fails the copy stays. Core contexts are part of the package: they
 * cannot be taken away, and are as new as they can be.
 *
 * Errors: BadRequestData to reload what is no copy, or to take a core context away; ResourceNotFound; LdContextNotAvailable.
 * Source: CIM 009 5.13.5.
 */
export async function removeContext(
  contexts: Contexts,
  space: Space,
  idOrUrl: string,
  reload: boolean,
  now: Date,
): Promise<void> {
  if (editionAt(idOrUrl) !== undefined) {
    if (reload) return
    throw badRequest('ลบ @context หลักของ NGSI-LD ไม่ได้', 'The core context cannot be removed.')
  }
  const { db } = contexts
  const found = await db.city(space.tenant, (tx) => findDocument(tx, idOrUrl))
  if (reload) return reloadCopy(contexts, space, found, now)
  if (!found) throw noSuchContext()
  await db.city(space.tenant, (tx) => deleteDocument(tx, found.id))
  forgetCompiled(contexts, space)
}

async function reloadCopy(
  contexts: Contexts,
  space: Space,
  found: ContextDocument | undefined,
  now: Date,
): Promise<void> {
  const { memory, preload } = contexts
  const url = found?.url
  if (!url)
    throw badRequest(
      'เรียกใหม่ได้เฉพาะสำเนาของเอกสาร @context',
      'Only copies of contexts can be reloaded.',
    )
  const body = preload.get(url)
  const copy =
    body === undefined
      ? await fetchWhole(contexts, url, now)
      : { body, etag: null, expiresAt: null }
  memory.failed.delete(url)
  await keepCopy(contexts, space, found, { url, ...copy }, now)
}
