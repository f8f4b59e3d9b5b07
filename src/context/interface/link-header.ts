import { parameterFault } from '../query/cursor.ts'

const contextRelation = 'http://www.w3.org/ns/json-ld#context'
const link = /<([^>]*)>\s*((?:;\s*[\w-]+\s*=\s*(?:"[^"]*"|[^\s",;]+)\s*)*)(?:,|$)/g
const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/
const longestHeader = 4000

/**
 * Gives the address of the `@context` in a Link header; undefined where it has none. Throws BadRequestData for several, and for a
 * header that is too long. Source: CIM 009 6.3.5; RFC 8288.
 */
export function readContextLink(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  if (header.length > longestHeader) throw parameterFault('Link', because.tooLong)
  const addresses = [...header.matchAll(link)]
    .filter(([, , parameters = '']) => {
      const found = relation.exec(parameters)
      return (found?.[1] ?? found?.[2]) === contextRelation
    })
    .map(([, address]) => address as string)
  if (addresses.length > 1) throw parameterFault('Link', because.several)
  return addresses[0]
}

/** Writes the Link header by which an answer in JSON names its context. */
export function writeContextLink(address: string): string {
  return `<${address}>; rel="${contextRelation}"; type="application/ld+json"`
}

const because = {
  several: {
    th: 'ระบุ @context ได้เพียงแหล่งเดียว',
    en: 'It may name one @context only.',
  },
  tooLong: { th: 'ยาวเกินไป', en: 'It is too long.' },
}
