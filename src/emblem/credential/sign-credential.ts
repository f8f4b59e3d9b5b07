import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue } from '@digitalbazaar/vc'
import { makeLoader } from '../check/contexts.ts'
import type { Json } from '../check/credential.ts'
import { type Sealed, sealedBytes, toBase64url } from '../check/seal.ts'
import { vcFaults } from '../check/vc-faults.ts'
import { toSeconds } from '../keys/did.ts'
import type { Signer } from '../keys/signer.ts'
import { malformedCredential } from '../problems.ts'

const loader = makeLoader()

/**
 * Signs a credential with `eddsa-rdfc-2022`; gives a new document with its proof in a list, as the schema of badges wants it. The
 * library writes into what it is given and would sign over an earlier proof, so it gets a copy without one.
 * Throws `malformedCredential`.
 */
export async function signCredential(
  body: Json,
  signer: Signer,
  at: Date,
  faultsOf: (body: Json) => string[] = vcFaults,
): Promise<Json> {
  const faults = faultsOf(body)
  if (faults.length > 0) throw malformedCredential({ members: { faults } })
  const { proof: _, ...credential } = structuredClone(body)
  const suite = new DataIntegrityProof({ signer, date: toSeconds(at), cryptosuite })
  try {
    const { proof, ...signed } = await issue({ credential, suite, documentLoader: loader, now: at })
    return { ...signed, proof: [proof] }
  } catch (error) {
    throw malformedCredential({
      detail: {
        th: 'เอกสารมีข้อมูลที่ลงนามไม่ได้ เช่น คำที่บริบทไม่รู้จัก',
        en: `It holds something that cannot be signed: ${nameOf(error)}`,
      },
    })
  }
}

/** Adds another key's proof to a signed credential, for the overlap of a change of keys. */
export async function addProof(signed: Json, signer: Signer, at: Date): Promise<Json> {
  const other = await signCredential(signed, signer, at)
  return { ...signed, proof: [signed.proof, other.proof].flat() }
}

/** Seals a statement: Ed25519 over its canonical JSON. */
export async function seal<T extends object>(body: T, signer: Signer): Promise<Sealed<T>> {
  const signature = toBase64url(await signer.sign({ data: sealedBytes(body) }))
  return { ...body, seal: { key: signer.id, signature } }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown'
}
