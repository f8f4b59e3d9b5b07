const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** A signature has 88 letters; a key has 48. */
const mostLetters = 128

/** Reads base58btc with its `z` before it; undefined for all else. Source: Controlled Identifiers 1.0, section 2.4. */
export function readBase58(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string' || !/^z[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return undefined
  if (text.length > mostLetters) return undefined
  const letters = text.slice(1)
  let number = 0n
  for (const letter of letters) number = number * 58n + BigInt(alphabet.indexOf(letter))
  const bytes: number[] = []
  for (; number > 0n; number >>= 8n) bytes.unshift(Number(number & 0xffn))
  const zeros = letters.length - letters.replace(/^1+/, '').length
  return Uint8Array.from([...Array<number>(zeros).fill(0), ...bytes])
}
