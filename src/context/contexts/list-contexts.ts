import type { Space } from '../space/index.ts'
import type { Contexts } from './contexts.ts'
import type { ContextKind } from './document.ts'
import { listFacts } from './queries.ts'
import { type ToldContext, tellContext, urlOf } from './tell-context.ts'
import { writeUses } from './uses.ts'

/** Lists the contexts of a space, oldest first: their addresses or, with `details`, what is known of them. Source: CIM 009 5.13.3. */
export async function listContexts(
  contexts: Contexts,
  space: Space,
  { kind, details }: { kind?: ContextKind | undefined; details: boolean },
): Promise<string[] | ToldContext[]> {
  const { db, publicUrl } = contexts
  await writeUses(contexts, space.tenant)
  const found = await db.city(space.tenant, (tx) => listFacts(tx, kind))
  if (details) return found.map((facts) => tellContext(publicUrl, facts))
  return found.map((facts) => urlOf(publicUrl, facts))
}
