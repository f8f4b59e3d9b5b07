/** A map whose entries weigh no more than a limit in all; the one that was not asked for the longest goes first. */
export type BoundedMap<V> = {
  get(key: string): V | undefined
  set(key: string, value: V, weight: number): void
  delete(key: string): void
  /** Takes away all whose key begins so. */
  deleteFrom(beginning: string): void
  readonly size: number
}

export function makeBoundedMap<V>(limit: number): BoundedMap<V> {
  const entries = new Map<string, { value: V; weight: number }>()
  let total = 0

  const remove = (key: string) => {
    total -= entries.get(key)?.weight ?? 0
    entries.delete(key)
  }

  return {
    get: (key) => {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set: (key, value, weight) => {
      remove(key)
      if (weight > limit) return
      entries.set(key, { value, weight })
      total += weight
      for (const oldest of entries.keys()) {
        if (total <= limit) break
        remove(oldest)
      }
    },
    delete: remove,
    deleteFrom: (beginning) => {
      for (const key of [...entries.keys()]) if (key.startsWith(beginning)) remove(key)
    },
    get size() {
      return entries.size
    },
  }
}
