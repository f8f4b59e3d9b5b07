import { isObject, type Json, listOf } from '../check/credential.ts'
import type { DidDocument, VerificationMethod } from '../check/documents.ts'
import { isMultikey } from '../keys/multikey.ts'

/** The keys of whoever signs, by what they may sign: credentials, or the presentation of them. */
export type KeyDocument = {
  id: string
  methods: VerificationMethod[]
  assertionMethod: string[]
  authentication: string[]
}

/** The document that a `did:key` is by itself; undefined for a key of another kind. Source: did:key, section 3.1. */
export function readDidKey(did: string): KeyDocument | undefined {
  const [, publicKeyMultibase = ''] = /^did:key:(z[1-9A-HJ-NP-Za-km-z]+)$/.exec(did) ?? []
  if (!isMultikey(publicKeyMultibase)) return undefined
  const id = `${did}#${publicKeyMultibase}`
  const method = { id, type: 'Multikey' as const, controller: did, publicKeyMultibase }
  return { id: did, methods: [method], assertionMethod: [id], authentication: [id] }
}

/** Our own document as any other: our keys sign credentials, and present none. */
export function fromOwn({ id, verificationMethod, assertionMethod }: DidDocument): KeyDocument {
  return { id, methods: verificationMethod, assertionMethod, authentication: [] }
}

/**
 * Reads a DID document from outside: Ed25519 Multikeys that the DID itself controls, and nothing else of it. Undefined when it is
 * of another DID, or none.
 */
export function readKeyDocument(document: unknown, did: string): KeyDocument | undefined {
  if (!isObject(document) || document.id !== did) return undefined
  const relation = (name: string) => listOf(document[name]).slice(0, most)
  const shown = [
    ...listOf(document.verificationMethod).slice(0, most),
    ...relation('assertionMethod'),
    ...relation('authentication'),
  ]
  const methods = shown.filter(isObject).flatMap((one) => readMethod(one, did))
  const idsOf = (name: string) =>
    relation(name).flatMap((one) => {
      const id = isObject(one) ? one.id : one
      return typeof id === 'string' ? [absolute(id, did)] : []
    })
  return {
    id: did,
    methods,
    assertionMethod: idsOf('assertionMethod'),
    authentication: idsOf('authentication'),
  }
}

const most = 100

function readMethod(one: Json, did: string): VerificationMethod[] {
  const { id, type, controller, publicKeyMultibase } = one
  if (typeof id !== 'string' || type !== 'Multikey' || controller !== did) return []
  if (typeof publicKeyMultibase !== 'string' || !isMultikey(publicKeyMultibase)) return []
  return [{ id: absolute(id, did), type, controller: did, publicKeyMultibase }]
}

/** `#key-1` is that key of the DID. */
function absolute(id: string, did: string): string {
  return id.startsWith('#') ? did + id : id
}
