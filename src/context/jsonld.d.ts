/** The general JSON-LD library, of which the tests use two functions as an oracle. It brings no types of its own. */
declare module 'jsonld' {
  const jsonld: {
    expand(document: object): Promise<Record<string, unknown>[]>
    compact(document: object, context: unknown): Promise<Record<string, unknown>>
  }
  export default jsonld
}
