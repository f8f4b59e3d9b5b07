import type { Text } from '../../base/text.ts'
import type { Tx } from '../../store/db.ts'
import { checkDeclaration, type Known } from '../check/check-declaration.ts'
import type { Declaration } from '../declaration/index.ts'
import { declarationRefused, indicatorNameTaken, versionNotNext } from '../problems.ts'
import { declarationHash, prepare, type Standing, type StoredDefinition } from './definition.ts'
import { findDefinition, insertDefinition, listDefinitions } from './queries.ts'

/** What became of a declaration: stored as new, or there already, word for word. */
export type Stored = { definition: StoredDefinition; isNew: boolean }

/**
 * Stores a declaration as a version that never changes. Throws `declarationRefused` with all faults, `versionNotNext`, and
 * `indicatorNameTaken` where a city takes a common name or the other way round.
 *
 * Shapes: `owner` is the slug of a city for its own definition, else empty.
 */
export async function storeDefinition(
  tx: Tx,
  given: unknown,
  { owner, standing }: { owner: string; standing: Standing },
  now: Date,
): Promise<Stored> {
  const id = idOf(given)
  const known = await knownTo(tx, owner || undefined)
  const checked = checkDeclaration(given, known)
  if (!checked.ok) throw declarationRefused({ members: { faults: checked.faults } })
  const { declaration } = checked
  const newest = await findDefinition(tx, { owner, id })
  const hash = declarationHash(declaration)
  const same = await findDefinition(tx, { owner, id, version: declaration.version })
  if (same?.hash === hash) return { definition: same, isNew: false }
  await requireFree(tx, owner, id)
  requireNext(declaration, newest)
  requireAlike(declaration, newest)
  const definition: StoredDefinition = {
    owner,
    id,
    version: declaration.version,
    standing,
    hash,
    declaration,
    declaredAt: now,
  }
  await insertDefinition(tx, definition)
  return { definition, isNew: true }
}

/** The indicators that a declaration may read: the common ones and the city's own, each by its newest version. */
export async function knownTo(tx: Tx, city: string | undefined): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  const units = new Map<string, string>()
  const newest: StoredDefinition[] = []
  for (const one of await listDefinitions(tx, city)) {
    if (units.has(one.id)) continue
    units.set(one.id, one.declaration.unit)
    newest.push(one)
  }
  for (const one of newest) {
    const { unit, period } = one.declaration
    known.set(one.id, { unit, period, reads: prepare(one, units).reads })
  }
  return known
}

function idOf(given: unknown): string {
  const id = (given as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id : ''
}

/** A name means one thing to a city: nobody's own name is a common one. */
async function requireFree(tx: Tx, owner: string, id: string) {
  const others = tx.selectFrom('indicator_definition').select('owner').where('id', '=', id)
  const taken = owner === '' ? others.where('owner', '<>', '') : others.where('owner', '=', '')
  const found = await taken.limit(1).executeTakeFirst()
  if (found) throw indicatorNameTaken({ members: { id } })
}

function requireNext({ id, version }: Declaration, newest: StoredDefinition | undefined) {
  const next = (newest?.version ?? 0) + 1
  if (version === next) return
  throw versionNotNext({
    detail: {
      th: `ฉบับถัดไปของ ${id} คือ ${next}`,
      en: `The next version of ${id} is ${next}.`,
    },
    members: { id, next },
  })
}

/** Whoever reads an indicator by its id relies on its unit and period: with others it is another indicator. */
function requireAlike(declaration: Declaration, newest: StoredDefinition | undefined) {
  if (!newest) return
  const faults = (['unit', 'period'] as const)
    .filter((member) => newest.declaration[member] !== declaration[member])
    .map((member) => ({ path: `/${member}`, reason: 'unit-clash', because: notAlike }))
  if (faults.length > 0) throw declarationRefused({ members: { faults } })
}

const notAlike: Text = {
  th: 'ฉบับใหม่ต้องใช้หน่วยและรอบเวลาเดิม มิฉะนั้นให้ประกาศเป็นตัวชี้วัดใหม่',
  en: 'A new version keeps unit and period; with others, declare a new indicator.',
}
