import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bitAt, decodeBits, encodeBits, setBit } from '../../src/emblem/check/bitstring.ts'
import { makeLoader } from '../../src/emblem/check/contexts.ts'
import { toBase64url } from '../../src/emblem/check/seal.ts'
import { didOf, isResolvable } from '../../src/emblem/keys/did.ts'
import { keyPlaces, openKeyRing, writeKeyRing } from '../../src/emblem/keys/key-ring.ts'
import { isMultikey, writeMultikey } from '../../src/emblem/keys/multikey.ts'
import { publicMultikey } from '../../src/emblem/keys/signer.ts'

function aHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'lm-keys-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return home
}

test('keys lie sealed, open with their passphrase and with no other, and a changed name does not open', async () => {
  const places = keyPlaces(aHome())
  const ring = await openKeyRing(places)
  expect([...ring.keys()].sort()).toEqual(['emblem-1', 'extract-1', 'live-1', 'root-1', 'status-1'])
  const again = await openKeyRing(places)
  const shown = (one: typeof ring) =>
    [...one].map(([name, key]) => [name, publicMultikey(key)]).sort()
  expect(shown(again)).toEqual(shown(ring))
  expect(statSync(places.keys).mode & 0o077).toBe(0)
  const text = readFileSync(places.keys, 'utf8')
  expect(text).not.toContain('PRIVATE')
  expect(JSON.parse(text).derivation).toMatchObject({
    kind: 'argon2id',
    memoryKib: 65_536,
    passes: 3,
  })

  const isUnreadable = { kind: { type: 'key-file-unreadable' } }
  writeFileSync(places.keys, text.replace('"emblem-1"', '"live-9"'))
  await expect(openKeyRing(places)).rejects.toMatchObject(isUnreadable)
  writeFileSync(places.keys, text)
  writeFileSync(places.passphrase, 'another\n')
  await expect(openKeyRing(places)).rejects.toMatchObject(isUnreadable)
})

test('the root key can be taken away: all else opens, and writing does not bring it back', async () => {
  const places = keyPlaces(aHome())
  await openKeyRing(places)
  rmSync(places.root)
  const ring = await openKeyRing(places)
  expect(ring.has('root-1')).toBe(false)
  await writeKeyRing(places, ring)
  expect((await openKeyRing(places)).has('root-1')).toBe(false)
})

test('a DID is of https and a host; a port is %3A, and this machine cannot be resolved by others', () => {
  expect(didOf('https://city.example')).toBe('did:web:city.example')
  expect(didOf('http://127.0.0.1:8080')).toBe('did:web:127.0.0.1%3A8080')
  expect(
    [
      'https://city.example',
      'http://city.example',
      'https://localhost',
      'http://127.0.0.1:8080',
    ].map(isResolvable),
  ).toEqual([true, false, false, false])
})

test('a public key is written as the world writes it', () => {
  // Source: did:key method, Ed25519 test vector.
  const bytes = Buffer.from(
    '2e6fcce36701dc791488e0d0b1745cc1e33a4c1c9fcc41c63bd343dbbe0970e6',
    'hex',
  )
  expect(writeMultikey(bytes)).toBe('z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK')
  expect(isMultikey(writeMultikey(bytes))).toBe(true)
})

test('no context is fetched: only what ships is known', async () => {
  const load = makeLoader()
  await expect(load('https://www.w3.org/ns/credentials/v2')).resolves.toMatchObject({
    tag: 'static',
  })
  for (const url of [
    'https://w3id.org/citizenship/v1',
    'http://127.0.0.1/context',
    'file:///etc/passwd',
  ])
    await expect(load(url)).rejects.toThrow('not among what is known')
})

test('bits come back as they were set, the first leftmost', async () => {
  const bits = new Uint8Array(131_072 / 8)
  for (const index of [0, 9, 131_071]) setBit(bits, index)
  expect([bits[0], bits[1], bits.at(-1)]).toEqual([0x80, 0x40, 0x01])
  const back = (await decodeBits(await encodeBits(bits))) as Uint8Array
  expect([0, 1, 9, 10, 131_071].map((index) => bitAt(back, index))).toEqual([
    true,
    false,
    true,
    false,
    true,
  ])
})

test('a list that unfolds without end, is cut or is no list is none', async () => {
  const bomb = await encodeBits(new Uint8Array(64 * 1024 * 1024))
  expect(bomb.length).toBeLessThan(100_000)
  const good = await encodeBits(new Uint8Array(16_384))
  for (const encoded of [
    bomb,
    good.slice(0, -8),
    good.slice(1),
    `u${toBase64url(Buffer.from('no gzip'))}`,
    'u!!',
    '',
    7,
  ])
    expect(await decodeBits(encoded)).toBeUndefined()
})
