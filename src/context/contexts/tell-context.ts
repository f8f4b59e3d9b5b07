import { type ContextFacts, contextUrl } from './document.ts'

/** What is told of a context. Source: CIM 009 5.13.3.5. */
export type ToldContext = {
  URL: string
  localId: string
  kind: ContextFacts['kind']
  createdAt: string
  lastUsage?: string
  numberOfHits?: number
  expiresAt?: string
}

export function tellContext(publicUrl: string, facts: ContextFacts): ToldContext {
  const { id, kind, createdAt, lastUsedAt, expiresAt, numberOfHits } = facts
  return {
    URL: urlOf(publicUrl, facts),
    localId: id,
    kind,
    createdAt: createdAt.toISOString(),
    ...(lastUsedAt && { lastUsage: lastUsedAt.toISOString() }),
    numberOfHits,
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  }
}

/** Where a context is found: a copy where it came from, others here. */
export function urlOf(publicUrl: string, { id, url }: Pick<ContextFacts, 'id' | 'url'>): string {
  return url ?? contextUrl(publicUrl, id)
}
