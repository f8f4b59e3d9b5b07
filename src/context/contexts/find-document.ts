import type { CityTx } from '../../store/db.ts'
import { type ContextDocument, idInUrl, isContextId } from './document.ts'
import { findById, findByUrl } from './queries.ts'

/** Finds a context by its id, its own address or, for a copy, the address it came from. */
export async function findDocument(
  tx: CityTx,
  idOrUrl: string,
): Promise<ContextDocument | undefined> {
  if (isContextId(idOrUrl)) return findById(tx, idOrUrl)
  const url = URL.parse(idOrUrl)?.href
  if (url === undefined) return undefined
  const own = idInUrl(url)
  return (own === undefined ? undefined : await findById(tx, own)) ?? findByUrl(tx, url)
}
