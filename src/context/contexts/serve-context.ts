import type { JsonObject } from '../json.ts'
import { coreContextDocument, editionAt } from '../ld/core-context.ts'
import { operationNotSupported } from '../problems.ts'
import type { Space } from '../space/index.ts'
import type { Contexts } from './contexts.ts'
import { readDocument } from './document.ts'
import { findDocument } from './find-document.ts'
import { noSuchContext } from './problems.ts'
import { type ToldContext, tellContext } from './tell-context.ts'
import { noteUses, writeUses } from './uses.ts'

/** When the editions of the core context that we ship were published, the last of them. */
const shippedAt = '2025-07-01T00:00:00.000Z'

/**
 * Serves a context by id or address: its document or, with `details`, what is known of it as it was before this asking, which counts as
 * a use. Core contexts are served from the package. Of a copy only the details are served: its document is where it came from.
 * Throws `resourceNotFound` and `operationNotSupported`. Source: CIM 009 5.13.4.
 */
export async function serveContext(
  contexts: Contexts,
  space: Space,
  idOrUrl: string,
  details: boolean,
  now: Date,
): Promise<JsonObject | ToldContext> {
  const edition = editionAt(idOrUrl)
  if (edition !== undefined)
    return details
      ? { URL: idOrUrl, localId: idOrUrl, kind: 'Cached', createdAt: shippedAt }
      : coreContextDocument(edition)
  await writeUses(contexts, space.tenant)
  const found = await contexts.db.city(space.tenant, (tx) => findDocument(tx, idOrUrl))
  if (!found) throw noSuchContext()
  if (!details && found.kind === 'Cached') throw onlyDetails()
  noteUses(contexts, space, [found.id], now)
  return details ? tellContext(contexts.publicUrl, found) : readDocument(found.body)
}

function onlyDetails() {
  return operationNotSupported({
    detail: {
      th: 'เอกสารนี้เป็นสำเนา ให้เรียกจากที่อยู่ต้นทาง หรือใช้ details=true',
      en: 'This is a copy: ask where it came from, or for its details (details=true).',
    },
  })
}
