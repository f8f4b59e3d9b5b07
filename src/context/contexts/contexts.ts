import { type BoundedMap, makeBoundedMap } from '../../base/bounded-map.ts'
import type { Egress } from '../../http/egress/egress.ts'
import type { Db } from '../../store/db.ts'
import type { Context } from '../ld/context.ts'
import type { Space } from '../space/index.ts'
import type { Fetched } from './document.ts'

/** What contexts are found with, and what this process remembers of them. */
export type Contexts = {
  db: Db
  egress: Egress
  /** Scheme and authority of our own addresses. */
  publicUrl: string
  /** Texts of documents by their address: NGSILD_CONTEXTS. */
  preload: ReadonlyMap<string, string>
  limits: ContextLimits
  memory: ContextMemory
}

export type ContextLimits = {
  /** Of the copies of one space. */
  copiesBytes: number
  /** Of what one space was given and has made. */
  ownBytes: number
  /** Of what is compiled, in memory. */
  compiledBytes: number
}

/** A compiled context: until when it may be used without another look, and the documents that the request named. */
export type Compiled = { context: Context; until: number; uses: readonly string[] }

export type ContextMemory = {
  compiled: BoundedMap<Compiled>
  compiling: Map<string, Promise<Compiled>>
  /** One request under way for an address, whoever waits for it. */
  fetching: Map<string, Promise<Fetched>>
  /** Until when an address that failed is left alone, in milliseconds since 1970. */
  failed: BoundedMap<number>
  /** Guards that are wider by one registered origin, by that origin. */
  wider: Map<string, Egress>
  /** Uses that are not yet written, by tenant and document. */
  uses: Map<number, Map<string, { hits: number; at: Date }>>
  /** How often documents have changed: what was compiled meanwhile is used once. */
  changes: number
}

const mebibyte = 1024 * 1024
const defaults: ContextLimits = {
  copiesBytes: 32 * mebibyte,
  ownBytes: 64 * mebibyte,
  compiledBytes: 64 * mebibyte,
}

type Given = Pick<Contexts, 'db' | 'egress' | 'publicUrl'> & {
  preload?: ReadonlyMap<string, string>
  limits?: Partial<ContextLimits>
}

export function makeContexts({ preload = new Map(), limits, ...given }: Given): Contexts {
  const all = { ...defaults, ...limits }
  return {
    ...given,
    preload,
    limits: all,
    memory: {
      compiled: makeBoundedMap(all.compiledBytes),
      compiling: new Map(),
      fetching: new Map(),
      failed: makeBoundedMap(1_000),
      wider: new Map(),
      uses: new Map(),
      changes: 0,
    },
  }
}

/** What begins all that is remembered of a space; another after it was dropped and opened anew. */
export function memoryKey({ tenant, era }: Space): string {
  return `${tenant}.${era} `
}

/** Compiles anew what the space asks for next: one of its documents has changed or is gone. */
export function forgetCompiled({ memory }: Contexts, space: Space) {
  memory.changes++
  memory.compiled.deleteFrom(memoryKey(space))
  for (const key of [...memory.compiling.keys()])
    if (key.startsWith(memoryKey(space))) memory.compiling.delete(key)
}
