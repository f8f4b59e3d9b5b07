import { encodeBits, setBit } from '../check/bitstring.ts'
import { vcContext } from '../check/contexts.ts'
import type { Json } from '../check/credential.ts'
import { listLength } from '../check/form-faults.ts'
import { toSeconds } from '../keys/did.ts'
import type { Issuer } from './body.ts'

/** How long a signed list may be relied on, in hours. */
export const listHours = 24

/** A status list with the bits of these indexes set, unsigned. Source: W3C Bitstring Status List 1.0, section 2.2. */
export async function statusListBody(
  { publicUrl, did }: Issuer,
  list: number,
  revoked: readonly number[],
  now: Date,
): Promise<Json> {
  const bits = new Uint8Array(listLength / 8)
  for (const index of revoked) setBit(bits, index)
  const id = `${publicUrl}/status/${list}`
  return {
    '@context': [vcContext],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: did,
    validFrom: toSeconds(now),
    validUntil: toSeconds(new Date(now.getTime() + listHours * 3_600_000)),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: await encodeBits(bits),
    },
  }
}
