import type { Text } from './text.ts'

/** One kind of expected failure (RFC 9457), declared once per room. `uri` is its type where a standard gives one, absolute. */
export type ProblemKind = { type: string; status: number; title: Text; uri?: string }

/** Facts of one occurrence: a sentence in both languages, and members for machines. */
export type ProblemFacts = {
  detail?: Text
  members?: Record<string, unknown>
  headers?: Record<string, string>
}

/** An expected failure. Everything else that is thrown is a bug. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly facts: ProblemFacts

  constructor(kind: ProblemKind, facts: ProblemFacts) {
    super(facts.detail?.en ?? kind.title.en)
    this.name = 'Problem'
    this.kind = kind
    this.facts = facts
  }
}

const registry = new Map<string, ProblemKind>()

/** Declares a kind of problem and gives its maker. A type may be declared once. */
export function problem(
  kind: ProblemKind,
): ((facts?: ProblemFacts) => Problem) & { kind: ProblemKind } {
  if (registry.has(kind.type)) throw new Error(`problem declared twice: ${kind.type}`)
  registry.set(kind.type, kind)
  return Object.assign((facts: ProblemFacts = {}) => new Problem(kind, facts), { kind })
}

/** All kinds declared by the modules loaded so far, by type. */
export function listProblemKinds(): ProblemKind[] {
  return [...registry.values()].sort((a, b) => (a.type < b.type ? -1 : 1))
}
