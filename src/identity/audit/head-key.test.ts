import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openHeadKey, publicHeadKey, readPublicHeadKey } from './head-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'lakmueang-key-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('an installation makes its key once, for its owner only, and finds it again', async () => {
  const file = join(folder, 'keys', 'audit.pem')
  const opened = await Promise.all(Array.from({ length: 20 }, () => openHeadKey(file)))
  const key = publicHeadKey(await openHeadKey(file))
  expect(new Set(opened.map(publicHeadKey))).toEqual(new Set([key]))
  expect(readdirSync(join(folder, 'keys'))).toEqual(['audit.pem'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/)
  expect(readPublicHeadKey(key)?.asymmetricKeyType).toBe('ed25519')
})

test('what is no key is refused', async () => {
  const file = join(folder, 'no-key.pem')
  writeFileSync(file, 'no key')
  await expect(openHeadKey(file)).rejects.toThrow()
  for (const text of ['', 'x', `${'A'.repeat(44)}`, `${'A'.repeat(42)}!`])
    expect(readPublicHeadKey(text)).toBeUndefined()
})
