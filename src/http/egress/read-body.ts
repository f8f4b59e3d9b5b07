import { failed } from './problems.ts'

/**
 * Reads a body, unpacked, of at most `maxBytes`. What is longer is refused by `egressFailed` or cut there; the rest is not read.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
  beyond: 'refuse' | 'cut',
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop cancels the stream, which ends the connection.
  for await (const chunk of body ?? []) {
    if (bytes + chunk.length > maxBytes && beyond === 'refuse') throw failed('tooLarge')
    chunks.push(chunk.subarray(0, maxBytes - bytes))
    bytes += chunk.length
    if (bytes > maxBytes) break
  }
  return Buffer.concat(chunks)
}
