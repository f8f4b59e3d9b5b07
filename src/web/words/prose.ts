/** A link under a section. `href` is a path of this site, as in Thai; the page adds the language. */
export type ProseLink = { href: string; label: string }

/** One headed part of a page of text. `id` is its anchor. */
export type ProseSection = {
  id: string
  heading: string
  paragraphs: readonly string[]
  /** Points of a list under the paragraphs. */
  points?: readonly string[]
  /** A term and what it means. */
  terms?: readonly { term: string; means: string }[]
  links?: readonly ProseLink[]
}
