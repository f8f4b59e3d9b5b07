import canonicalize from 'canonicalize'
import type { Json } from './credential.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** The bytes of a leaf of the log: its canonical JSON (RFC 8785). */
export function leafBytes(leaf: Json): Bytes {
  return new TextEncoder().encode(canonicalize(leaf))
}

async function hash(...parts: Uint8Array[]): Promise<Bytes> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all))
}

/** The hash of a leaf: SHA-256 with a zero byte before it. Source: RFC 9162, section 2.1.1. */
export function leafHash(leaf: Json): Promise<Bytes> {
  return hash(Uint8Array.of(0), leafBytes(leaf))
}

/** SHA-256 of a document's canonical JSON, in hexadecimal: what a leaf names a credential by. */
export async function digestOf(document: Json): Promise<string> {
  return toHex(await hash(leafBytes(document)))
}

function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Bytes> {
  return hash(Uint8Array.of(1), left, right)
}

/** Whether a leaf is in the tree of a head, at its index. Hashes in hexadecimal. Source: RFC 9162, section 2.1.3.2. */
export async function isIncluded(
  leaf: Json,
  index: number,
  path: readonly string[],
  head: { size: number; root: string },
): Promise<boolean> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= head.size || path.length > 64)
    return false
  let [node, last] = [index, head.size - 1]
  let sum = await leafHash(leaf)
  for (const step of path.map(fromHex)) {
    if (last === 0 || !step) return false
    if (node % 2 === 1 || node === last) {
      sum = await nodeHash(step, sum)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else sum = await nodeHash(sum, step)
    node = half(node)
    last = half(last)
  }
  return last === 0 && toHex(sum) === head.root
}

/** Whether a later head holds all that an earlier one held. Source: RFC 9162, section 2.1.4.2. */
export async function isConsistent(
  first: { size: number; root: string },
  second: { size: number; root: string },
  path: readonly string[],
): Promise<boolean> {
  if (first.size > second.size || first.size < 0 || path.length > 128) return false
  if (first.size === second.size) return path.length === 0 && first.root === second.root
  if (first.size === 0) return path.length === 0
  const steps = path.map(fromHex)
  if (steps.includes(undefined)) return false
  if (isPowerOfTwo(first.size)) steps.unshift(fromHex(first.root))
  let [node, last] = [first.size - 1, second.size - 1]
  while (node % 2 === 1) {
    node = half(node)
    last = half(last)
  }
  const [begin, ...rest] = steps
  if (!begin) return false
  let [older, newer] = [begin, begin]
  for (const step of rest as Bytes[]) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      older = await nodeHash(step, older)
      newer = await nodeHash(step, newer)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else newer = await nodeHash(newer, step)
    node = half(node)
    last = half(last)
  }
  return last === 0 && toHex(older) === first.root && toHex(newer) === second.root
}

const half = (number: number) => Math.floor(number / 2)
const isPowerOfTwo = (number: number) => Number.isInteger(Math.log2(number))

export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Bytes | undefined {
  if (!/^[0-9a-f]{64}$/.test(text)) return undefined
  return Uint8Array.from(text.match(/../g) as string[], (pair) => Number.parseInt(pair, 16))
}
