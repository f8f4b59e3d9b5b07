import { createHash } from 'node:crypto'
import type { Json } from '../json.ts'
import { compileContext, coreContext } from '../ld/compile-context.ts'
import type { Context } from '../ld/context.ts'
import type { Space } from '../space/index.ts'
import { type Compiled, type Contexts, memoryKey } from './contexts.ts'
import { loadDocument } from './load-document.ts'
import { noteUses } from './uses.ts'

/** How long a compiled context is used before its documents are looked at again: other processes may have changed them. */
const lookMs = 60_000
/** What a term of a compiled context weighs in memory, about. */
const termBytes = 300

/**
 * Gives the compiled context of a request: none, an address, an object, or a list of these. Each document that it names by its address
 * counts as used once. Compiled contexts are kept in memory by space and content.
 *
 * Errors: BadRequestData with the place in the context; LdContextNotAvailable for a document that cannot be had.
 */
export async function resolveContext(
  contexts: Contexts,
  space: Space,
  source: Json | undefined,
  now: Date,
): Promise<Context> {
  if (source === undefined) return coreContext
  const { compiled, compiling } = contexts.memory
  const key = memoryKey(space) + keyOf(source)
  let found = compiled.get(key)
  if (found === undefined || found.until <= now.getTime()) {
    const running = compiling.get(key) ?? compileNow(contexts, space, source, key, now)
    compiling.set(key, running)
    try {
      found = await running
    } finally {
      if (compiling.get(key) === running) compiling.delete(key)
    }
  }
  noteUses(contexts, space, found.uses, now)
  return found.context
}

async function compileNow(
  contexts: Contexts,
  space: Space,
  source: Json,
  key: string,
  now: Date,
): Promise<Compiled> {
  const { memory } = contexts
  const { changes } = memory
  const named = new Set(namedIn(source))
  const uses: string[] = []
  const context = await compileContext(source, async (url) => {
    const { document, id } = await loadDocument(contexts, space, url, now)
    if (named.has(url)) uses.push(id)
    return document
  })
  const made = { context, until: now.getTime() + lookMs, uses }
  const weight = key.length + 1_000 + termBytes * context.terms.size
  if (memory.changes === changes) memory.compiled.set(key, made, weight)
  return made
}

/** The addresses that a request names itself, as they are loaded. */
function namedIn(source: Json): string[] {
  const all = Array.isArray(source) ? source : [source]
  return all.flatMap((one) => (typeof one === 'string' ? (URL.parse(one)?.href ?? []) : []))
}

/** Tells contexts apart by what they say. Long ones by their hash: a key is no place for a document. */
function keyOf(source: Json): string {
  const text = typeof source === 'string' ? source : JSON.stringify(source)
  return text.length <= 200 ? text : createHash('sha256').update(text).digest('hex')
}
