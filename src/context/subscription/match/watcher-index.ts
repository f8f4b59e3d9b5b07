import type { EntityChange } from './entity-change.ts'
import { keysOf, keysOfChange, valueAttributeOf } from './watch-keys.ts'
import type { Watcher } from './watcher.ts'

/** The subscriptions of a space in memory, found by what they watch. */
export type WatcherIndex = {
  put(watcher: Watcher): void
  take(number: number): void
  find(number: number): Watcher | undefined
  /** Those that a change can set off, each once, in the order of their numbers. */
  candidates(change: EntityChange): Watcher[]
  readonly size: number
}

type Entry = { watcher: Watcher; keys: string[]; valued: string | undefined }

export function makeWatcherIndex(): WatcherIndex {
  const entries = new Map<number, Entry>()
  const byKey = new Map<string, Set<Watcher>>()
  /** Attributes by whose values some are found, and how many. */
  const valued = new Map<string, number>()

  function take(number: number) {
    const entry = entries.get(number)
    if (!entry) return
    entries.delete(number)
    for (const key of entry.keys) {
      const found = byKey.get(key)
      found?.delete(entry.watcher)
      if (found?.size === 0) byKey.delete(key)
    }
    count(entry.valued, -1)
  }

  function count(attribute: string | undefined, by: number) {
    if (attribute === undefined) return
    const left = (valued.get(attribute) ?? 0) + by
    if (left > 0) valued.set(attribute, left)
    else valued.delete(attribute)
  }

  return {
    put(watcher) {
      take(watcher.number)
      // What comes by the clock is not set off by changes.
      const isByClock = watcher.subscription.timeInterval !== undefined
      const keys = isByClock ? [] : keysOf(watcher)
      const attribute = isByClock ? undefined : valueAttributeOf(watcher)
      entries.set(watcher.number, { watcher, keys, valued: attribute })
      count(attribute, 1)
      for (const key of keys) {
        const found = byKey.get(key)
        if (found) found.add(watcher)
        else byKey.set(key, new Set([watcher]))
      }
    },
    take,
    find: (number) => entries.get(number)?.watcher,
    candidates(change) {
      const found = new Set<Watcher>()
      for (const key of keysOfChange(change, valued.keys()))
        for (const watcher of byKey.get(key) ?? []) found.add(watcher)
      return [...found].sort((a, b) => a.number - b.number)
    },
    get size() {
      return entries.size
    },
  }
}
