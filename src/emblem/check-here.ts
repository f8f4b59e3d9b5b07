import { checkCredential } from './check/check-credential.ts'
import type { Kit } from './check/documents.ts'
import type { Report } from './check/report.ts'
import type { Root } from './check/trust.ts'
import type { EmblemDeps } from './emblem-deps.ts'
import { makeKit, rootsOf } from './make-kit.ts'

/** What came of a check here, with all that it went by, so that anybody can do it again. */
export type Checked = { document: unknown; report: Report; kit: Kit; roots: Root[] }

/** Checks any document with our own keys and lists, as they stand now. Errors: none for whatever is handed in. */
export async function checkHere(deps: EmblemDeps, document: unknown, now: Date): Promise<Checked> {
  const [kit, roots] = [await makeKit(deps, document, now), await rootsOf(deps, now)]
  return { document, report: await checkCredential(document, kit, roots, now), kit, roots }
}
