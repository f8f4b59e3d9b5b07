/** Work that waits its turn. */
export type Queue = { run<T>(work: () => Promise<T>): Promise<T> }

/** Makes a queue that runs at most `atOnce` works and lets at most `waiting` more wait; beyond, it throws what `full` makes. */
export function makeQueue(atOnce: number, waiting: number, full: () => Error): Queue {
  let running = 0
  const turns: (() => void)[] = []

  return {
    run: async (work) => {
      if (running < atOnce) running++
      else if (turns.length >= waiting) throw full()
      // Whoever finishes hands its place to the first who waits.
      else await new Promise<void>((resolve) => turns.push(resolve))
      try {
        return await work()
      } finally {
        const next = turns.shift()
        if (next) next()
        else running--
      }
    },
  }
}
