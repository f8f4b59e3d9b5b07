import { createHash } from 'node:crypto'

const hash = (...parts: Buffer[]) => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}
const nodeByte = Buffer.of(1)

/** The hash of a leaf. Source: RFC 9162, section 2.1.1. */
export function hashLeaf(body: string): Buffer {
  return hash(Buffer.of(0), Buffer.from(body))
}

/** The root of a tree of leaf hashes. Source: RFC 9162, section 2.1.1. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return hash()
  if (leaves.length === 1) return leaves[0] as Buffer
  const half = splitOf(leaves.length)
  return hash(nodeByte, rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}

/** The path from a leaf to the root. Source: RFC 9162, section 2.1.3.1. */
export function inclusionPath(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return []
  const half = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)]
  return index < half
    ? [...inclusionPath(index, left), rootOf(right)]
    : [...inclusionPath(index - half, right), rootOf(left)]
}

/** What proves that a tree holds all that it held when it had `size` leaves. Source: RFC 9162, section 2.1.4.1. */
export function consistencyPath(size: number, leaves: readonly Buffer[]): Buffer[] {
  return size === 0 || size === leaves.length ? [] : subproof(size, leaves, true)
}

function subproof(size: number, leaves: readonly Buffer[], isWhole: boolean): Buffer[] {
  if (size === leaves.length) return isWhole ? [] : [rootOf(leaves)]
  const half = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)]
  return size <= half
    ? [...subproof(size, left, isWhole), rootOf(right)]
    : [...subproof(size - half, right, false), rootOf(left)]
}

/** The largest power of two below a number of leaves. */
function splitOf(count: number): number {
  return 2 ** (Math.ceil(Math.log2(count)) - 1)
}
