import { expect, test } from 'vitest'
import { isConsistent, isIncluded } from '../../src/emblem/check/merkle.ts'
import { consistencyPath, hashLeaf, inclusionPath, rootOf } from '../../src/emblem/log/tree.ts'

const leaf = (number: number) => ({ number })
const hashes = (count: number) =>
  Array.from({ length: count }, (_, number) => hashLeaf(JSON.stringify(leaf(number))))
const head = (count: number) => ({ size: count, root: rootOf(hashes(count)).toString('hex') })
const hex = (path: Buffer[]) => path.map((step) => step.toString('hex'))

test('the tree is that of RFC 9162', () => {
  // Source: the empty hash, and the reference roots of certificate-transparency’s merkle tests.
  expect(rootOf([]).toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const leaves = inputs.map((text) => hashLeaf(Buffer.from(text, 'hex').toString('latin1')))
  expect(rootOf(leaves.slice(0, 3)).toString('hex')).toBe(
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  )
})

test('every leaf of every tree up to 20 is in it, and nowhere else', async () => {
  for (let size = 1; size <= 20; size++)
    for (let index = 0; index < size; index++) {
      const path = hex(inclusionPath(index, hashes(size)))
      expect(await isIncluded(leaf(index), index, path, head(size))).toBe(true)
      expect(await isIncluded(leaf(index), (index + 1) % size, path, head(size))).toBe(size === 1)
      expect(await isIncluded(leaf(99), index, path, head(size))).toBe(false)
      expect(await isIncluded(leaf(index), index, [...path, '0'.repeat(64)], head(size))).toBe(
        false,
      )
    }
})

test('any two heads agree when nothing but additions lies between them', async () => {
  for (let second = 1; second <= 20; second++)
    for (let first = 0; first <= second; first++) {
      const path = hex(consistencyPath(first, hashes(second)))
      expect([first, second, await isConsistent(head(first), head(second), path)]).toEqual([
        first,
        second,
        true,
      ])
      if (first === 0) continue
      const edited = { size: first, root: 'f'.repeat(64) }
      expect(await isConsistent(edited, head(second), path)).toBe(false)
      if (first < second)
        expect(
          await isConsistent(head(first), { ...head(second), root: 'f'.repeat(64) }, path),
        ).toBe(false)
    }
})
