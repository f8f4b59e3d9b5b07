import type { Space } from '../space/index.ts'
import type { Contexts } from './contexts.ts'
import { addHits } from './queries.ts'

const writeMs = 5_000
const mostWaiting = 100_000

/** Notes that documents were used. It is written later, many at once: a read of city data must not wait for it. */
export function noteUses(
  { memory }: Contexts,
  { tenant }: Space,
  ids: readonly string[],
  at: Date,
) {
  if (ids.length === 0) return
  const uses = memory.uses.get(tenant) ?? new Map()
  memory.uses.set(tenant, uses)
  for (const id of ids) {
    if (uses.size >= mostWaiting && !uses.has(id)) continue
    uses.set(id, { hits: (uses.get(id)?.hits ?? 0) + 1, at })
  }
}

/** Writes the uses of a tenant's documents that this process has noted. */
export async function writeUses({ db, memory }: Contexts, tenant: number): Promise<void> {
  const uses = memory.uses.get(tenant)
  if (uses === undefined) return
  memory.uses.delete(tenant)
  // In one order, so that two processes do not wait for each other.
  const inOrder = [...uses].sort(([a], [b]) => (a < b ? -1 : 1))
  await db.city(tenant, async (tx) => {
    for (const [id, { hits, at }] of inOrder) await addHits(tx, id, hits, at)
  })
}

/** Writes uses every few seconds. Gives the way to stop, which writes the rest. A failure loses counts, and nothing else. */
export function keepUses(
  contexts: Contexts,
  onFailure: (error: unknown) => void,
  everyMs = writeMs,
): () => Promise<void> {
  let running = Promise.resolve()
  const writeAll = async () => {
    for (const tenant of [...contexts.memory.uses.keys()])
      await writeUses(contexts, tenant).catch(onFailure)
  }
  const timer = setInterval(() => {
    running = running.then(writeAll)
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await running
    await writeAll()
  }
}
