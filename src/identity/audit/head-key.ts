import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The Ed25519 key by which an installation signs the heads of its audit exports. */
export function makeHeadKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey
}

/**
 * Reads the installation's key, and makes it where the file is missing: PKCS #8, PEM, readable by its owner only. Processes that start
 * together end with the same key. Throws when the file holds no Ed25519 key.
 */
export async function openHeadKey(file: string): Promise<KeyObject> {
  if (!existsSync(file)) await writeNewKey(file)
  const key = createPrivateKey(await readFile(file))
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`not an Ed25519 key: ${file}`)
  return key
}

/** Puts a whole new file in place, unless another process has: nobody ever reads half a key. */
async function writeNewKey(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomUUID()}`
  try {
    const pem = makeHeadKey().export({ type: 'pkcs8', format: 'pem' })
    await writeFile(draft, pem, { flag: 'wx', mode: 0o600 })
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** The public half as it is published and given to verifiers: its 32 bytes in base64url (RFC 8037, member x). */
export function publicHeadKey(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'jwk' }).x as string
}

/** Reads a published key; undefined for what is none. */
export function readPublicHeadKey(x: string): KeyObject | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(x)) return undefined
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  } catch {
    return undefined
  }
}
