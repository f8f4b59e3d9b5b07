/** The context that the core context 1.9 refers to for `ngsildproof`. */
export const dataIntegrityUrl = 'https://w3id.org/security/data-integrity/v2'

const security = 'https://w3id.org/security#'
const own = `DataIntegrityProof proof assertionMethod challenge cryptosuite domain nonce previousProof proofPurpose proofValue
  verificationMethod`
const methods = 'authentication capabilityDelegation capabilityInvocation keyAgreement'

/**
 * The terms of that context on one level: its scoped contexts only say where a term may stand, and a context here is a table of
 * names. Source: W3C Verifiable Credential Data Integrity 1.0, contexts and vocabularies.
 */
export const dataIntegrityTerms: ReadonlyMap<string, string> = new Map([
  ...own.split(/\s+/).map((term): [string, string] => [term, security + term]),
  ...methods.split(' ').map((term): [string, string] => [term, `${security}${term}Method`]),
  ['created', 'http://purl.org/dc/terms/created'],
  ['expires', `${security}expiration`],
])
