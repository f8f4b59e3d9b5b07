import type { Pattern } from './pattern.ts'

/**
 * Where a value is to be found. `links`: relationships to follow first, with the types of entity that are meant. `attributes`: the
 * attribute and those below it, by IRI; `@id` and `@type` are those of the entity. `members`: the way into the value, or a language.
 */
export type AttributePath = {
  readonly links: readonly { relationship: string; types: readonly string[] }[]
  readonly attributes: readonly [string, ...string[]]
  readonly members?: readonly string[]
}

export type Literal =
  | { type: 'number'; value: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'text'; value: string }
  | { type: 'uri'; value: string }
  | { type: 'dateTime'; value: string; instant: number }
  | { type: 'date'; value: string }
  | { type: 'time'; value: string; milliseconds: number }

export type Operand =
  | { kind: 'one'; value: Literal }
  | { kind: 'list'; values: readonly Literal[] }
  | { kind: 'range'; from: Literal; to: Literal }

export type Ordering = '>' | '>=' | '<' | '<='

/** A query by values (`q`), as a tree of names that are IRIs and values that are typed: nothing in it needs quoting in SQL. */
export type Query =
  | { kind: 'and' | 'or'; terms: readonly Query[] }
  | { kind: 'exists'; path: AttributePath; negated: boolean }
  | { kind: 'equals'; path: AttributePath; operand: Operand; negated: boolean }
  | { kind: 'order'; path: AttributePath; operator: Ordering; value: Literal }
  | { kind: 'matches'; path: AttributePath; pattern: Pattern; negated: boolean }

export type Term = Exclude<Query, { kind: 'and' | 'or' }>

/** All terms of a query, from left to right. */
export function termsOf(query: Query): Term[] {
  return 'terms' in query ? query.terms.flatMap(termsOf) : [query]
}

/** How many relationships a query follows at most; a request must join at least as deep. */
export function linkDepth(query: Query): number {
  return Math.max(...termsOf(query).map(({ path }) => path.links.length))
}

/** The attributes of the entities themselves that a query asks for, by IRI. */
export function attributesOf(query: Query): Set<string> {
  return new Set(
    termsOf(query).map(({ path }) => path.links[0]?.relationship ?? path.attributes[0]),
  )
}
