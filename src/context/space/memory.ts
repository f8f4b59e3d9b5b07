import type { Space } from './space.ts'

/** What a process remembers of a space's numbers: only what is committed, and only of one era, in which none of it changes. */
export type Memory = {
  /** Terms by IRI, and IRIs by term. */
  terms: Map<string, number>
  iris: Map<number, string>
  /** Series by `seriesKey`. */
  series: Map<string, number>
}

const mostTerms = 50_000
const mostSeries = 100_000
const memories = new WeakMap<Space, Memory>()

export function memoryOf(space: Space): Memory {
  let memory = memories.get(space)
  if (!memory) {
    memory = { terms: new Map(), iris: new Map(), series: new Map() }
    memories.set(space, memory)
  }
  return memory
}

/** Lets the successor of a space, of the same era, know what is known of it. */
export function handOnMemory(from: Space, to: Space): void {
  memories.set(to, memoryOf(from))
}

/** Remembers terms that are committed. */
export function rememberTerms(space: Space, terms: Iterable<readonly [string, number]>): void {
  const memory = memoryOf(space)
  if (memory.terms.size > mostTerms) {
    memory.terms.clear()
    memory.iris.clear()
  }
  for (const [iri, term] of terms) {
    memory.terms.set(iri, term)
    memory.iris.set(term, iri)
  }
}

/** Remembers series that are committed. */
export function rememberSeries(space: Space, series: Iterable<readonly [string, number]>): void {
  const memory = memoryOf(space)
  if (memory.series.size > mostSeries) memory.series.clear()
  for (const [key, number] of series) memory.series.set(key, number)
}

/** What tells a series from others of its space. `dataset` is '' for the default instance. */
export function seriesKey(eid: number, attribute: number, dataset: string): string {
  return `${eid} ${attribute} ${dataset}`
}
