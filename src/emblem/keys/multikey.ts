/** Multicodec of an Ed25519 public key. Source: Controlled Identifiers 1.0, section 2.2.2. */
const prefix = [0xed, 0x01]
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Writes 32 bytes of an Ed25519 public key as a Multikey, base58btc: `z6Mk…`. */
export function writeMultikey(publicKey: Uint8Array): string {
  return `z${base58(Uint8Array.of(...prefix, ...publicKey))}`
}

/** Whether a text has the form of an Ed25519 Multikey. */
export function isMultikey(text: string): boolean {
  return /^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/.test(text)
}

function base58(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let text = ''
  for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)] + text
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return alphabet[0]?.repeat(Math.max(0, zeros)) + text
}
