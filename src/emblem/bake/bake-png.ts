import { crc32 } from 'node:zlib'
import type { Json } from '../check/credential.ts'

export const pngKeyword = 'openbadgecredential'
export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Puts a credential into a PNG, as one uncompressed iTXt chunk behind its header. Source: Open Badges 3.0, section 5.3.1. */
export function bakePng(png: Buffer, credential: Json): Buffer {
  const text = Buffer.concat([
    Buffer.from(`${pngKeyword}\0`, 'latin1'),
    // Neither compressed nor in a language of its own.
    Buffer.from([0, 0, 0, 0]),
    Buffer.from(JSON.stringify(credential)),
  ])
  const headerEnd = pngSignature.length + 25
  return Buffer.concat([png.subarray(0, headerEnd), chunk('iTXt', text), png.subarray(headerEnd)])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
