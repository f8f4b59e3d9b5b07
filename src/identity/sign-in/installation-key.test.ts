import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openInstallationKey } from './installation-key.ts'
import { keyedHash } from './keyed-hash.ts'

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lakmueang-key-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('the key is made once, for its owner only, and is the same for two that start together', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'keys', 'installation.key')
    const [one, other] = await Promise.all([openInstallationKey(file), openInstallationKey(file)])
    expect(one).toHaveLength(32)
    expect(other).toEqual(one)
    expect(await openInstallationKey(file)).toEqual(one)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  }))

test('a file that holds something else is refused and left as it is', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'installation.key')
    await writeFile(file, 'too short')
    await expect(openInstallationKey(file)).rejects.toThrow('not a key of 32 bytes')
    expect(await readFile(file, 'utf8')).toBe('too short')
  }))

test('a keyed hash differs by key, purpose and value', () => {
  const [key, otherKey] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const hashes = [
    keyedHash(key, 'sign-in account', 'a'),
    keyedHash(key, 'sign-in account', 'b'),
    keyedHash(key, 'sign-in address', 'a'),
    keyedHash(otherKey, 'sign-in account', 'a'),
  ].map((hash) => hash.toString('hex'))
  expect(new Set(hashes).size).toBe(4)
  expect(keyedHash(key, 'sign-in account', 'a').toString('hex')).toBe(hashes[0])
})
