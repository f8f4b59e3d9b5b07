import { fromBase64url, toBase64url } from './seal.ts'

/** The most that a list may unfold to: a million entries and some. */
const mostBytes = 256 * 1024

/** Writes bits as a status list has them: gzip, base64url, `u` before it. Source: W3C Bitstring Status List 1.0, section 3.3. */
export async function encodeBits(bits: Uint8Array): Promise<string> {
  const packed = new Response(pipe(bits, new CompressionStream('gzip')))
  return `u${toBase64url(new Uint8Array(await packed.arrayBuffer()))}`
}

/** Reads an encoded list; undefined when it is none, or unfolds to more than any list may hold. */
export async function decodeBits(encoded: unknown): Promise<Uint8Array | undefined> {
  if (typeof encoded !== 'string' || !encoded.startsWith('u') || encoded.length > mostBytes * 2)
    return undefined
  const packed = fromBase64url(encoded.slice(1))
  if (!packed) return undefined
  const reader = pipe(packed, new DecompressionStream('gzip')).getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length
      if (length > mostBytes) {
        await reader.cancel()
        return undefined
      }
      parts.push(part.value)
    }
  } catch {
    return undefined
  }
  const bits = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bits.set(part, at)
    at += part.length
  }
  return bits
}

/** The bit of an index: the first entry is the leftmost bit of the first byte. */
export function bitAt(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
}

export function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7))
}

function pipe(bytes: Uint8Array, through: CompressionStream | DecompressionStream) {
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })
  return source.pipeThrough(through as unknown as ReadableWritablePair<Uint8Array, Uint8Array>)
}
