/** What goes out, by place: so many at once to each, some more waiting their turn, and no more than that. */
export type Places<T> = {
  /** Lets one go out to a place, now or in its turn; false where the place has enough to do, or the key is there already. */
  add(place: string, key: string, one: T): boolean
  /** The places that have enough to do. */
  busy(): string[]
  /** Takes out what waits its turn. */
  clear(): T[]
  /** How many go out or wait. */
  readonly size: number
}

const mostAtOnce = 16
const mostWaiting = 128

type Place<T> = { active: number; waiting: { key: string; one: T }[] }

export function makePlaces<T>(start: (one: T) => Promise<void>): Places<T> {
  const places = new Map<string, Place<T>>()
  const keys = new Set<string>()

  function begin(name: string, place: Place<T>, key: string, one: T) {
    place.active++
    start(one).finally(() => {
      place.active--
      keys.delete(key)
      const next = place.waiting.shift()
      if (next) begin(name, place, next.key, next.one)
      else if (place.active === 0) places.delete(name)
    })
  }

  return {
    add(name, key, one) {
      const place = places.get(name) ?? { active: 0, waiting: [] }
      if (keys.has(key) || place.waiting.length >= mostWaiting) return false
      places.set(name, place)
      keys.add(key)
      if (place.active < mostAtOnce) begin(name, place, key, one)
      else place.waiting.push({ key, one })
      return true
    },
    busy: () =>
      [...places]
        .filter(([, { waiting }]) => waiting.length >= mostWaiting / 2)
        .map(([name]) => name),
    clear() {
      const left: T[] = []
      for (const place of places.values())
        for (const { key, one } of place.waiting.splice(0)) {
          keys.delete(key)
          left.push(one)
        }
      return left
    },
    get size() {
      return keys.size
    },
  }
}
