/**
 * One headed part of a page of text, as a catalogue holds it under the anchor's name. `points` become a list, `terms` a list of
 * what a word means, `links` lead to pages by their Thai address.
 */
export type Prose = {
  readonly heading: string
  readonly paragraphs?: readonly string[]
  readonly points?: readonly string[]
  readonly terms?: Readonly<Record<string, { readonly term: string; readonly means: string }>>
  readonly links?: Readonly<Record<string, string>>
}
