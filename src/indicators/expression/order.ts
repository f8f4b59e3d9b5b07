/** Indicators in an order in which each comes after all it reads, or one circle of them. */
export type Order = { ok: true; order: string[] } | { ok: false; circle: string[] }

/**
 * Orders indicators by what they read. Names that are not themselves keys (inputs) are passed over.
 *
 * Errors: a circle comes back as the ids along it, the first not repeated at the end. Among indicators that are free to go, the
 * order given is kept, so the same declarations always give the same order.
 */
export function orderByDependency(reads: ReadonlyMap<string, readonly string[]>): Order {
  const waiting = new Map<string, number>()
  const readers = new Map<string, string[]>()
  for (const [id, names] of reads) {
    const others = [...new Set(names)].filter((name) => reads.has(name))
    waiting.set(id, others.length)
    for (const other of others) readers.set(other, [...(readers.get(other) ?? []), id])
  }
  const order = [...reads.keys()].filter((id) => waiting.get(id) === 0)
  // The list grows while it is walked: whoever waits for nothing more is put at its end.
  for (const id of order) {
    for (const reader of readers.get(id) ?? []) {
      const left = (waiting.get(reader) as number) - 1
      waiting.set(reader, left)
      if (left === 0) order.push(reader)
    }
  }
  return order.length === reads.size
    ? { ok: true, order }
    : { ok: false, circle: circleAmong(reads, new Set(order)) }
}

/** Walks from one stuck indicator to another it reads, until one comes up twice. */
function circleAmong(
  reads: ReadonlyMap<string, readonly string[]>,
  done: ReadonlySet<string>,
): string[] {
  const walked: string[] = []
  let id = [...reads.keys()].find((each) => !done.has(each)) as string
  while (!walked.includes(id)) {
    walked.push(id)
    id = (reads.get(id) ?? []).find((name) => reads.has(name) && !done.has(name)) as string
  }
  return walked.slice(walked.indexOf(id))
}
