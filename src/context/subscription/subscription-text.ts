import { compilePattern } from '../query/pattern.ts'
import type { Query } from '../query/query.ts'
import type { Subscription } from './subscription.ts'

/** A subscription as text, to be kept; of patterns only their sources are written. */
export function toText(subscription: Subscription): string {
  return JSON.stringify(subscription)
}

/** The subscription in a text that `toText` wrote. */
export function fromText(text: string): Subscription {
  const subscription = JSON.parse(text) as Subscription
  const { q } = subscription
  return q ? { ...subscription, q: { ...q, query: withPatterns(q.query) } } : subscription
}

function withPatterns(query: Query): Query {
  if ('terms' in query) return { ...query, terms: query.terms.map(withPatterns) }
  if (query.kind !== 'matches') return query
  const pattern = compilePattern(query.pattern.source)
  if (!pattern) throw new Error('a pattern that was taken is not taken any more')
  return { ...query, pattern }
}
