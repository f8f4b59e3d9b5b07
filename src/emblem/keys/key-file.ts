import {
  argon2Sync,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/** A private key that lies sealed in a file: its PKCS #8 under AES-256-GCM, bound to its name. All bytes in base64. */
export type SealedKey = { name: string; iv: string; tag: string; sealed: string }

/** What a passphrase is turned into a key with. */
export type Derivation = {
  kind: 'argon2id'
  memoryKib: number
  passes: number
  lanes: number
  salt: string
}

export type KeyFile = { about: string; derivation: Derivation; keys: SealedKey[] }

/** About 0.2 s and 64 MiB for each try: PKCS #8 encryption alone derives in 1 ms. Source: RFC 9106, section 4, second choice. */
const cost = { memoryKib: 65_536, passes: 3, lanes: 4 }

const about =
  'Private keys of an installation of Lak Mueang, sealed with a passphrase (argon2id, AES-256-GCM).'

/** An empty key file with a salt of its own. */
export function newKeyFile(): KeyFile {
  const salt = randomBytes(16).toString('base64')
  return { about, derivation: { kind: 'argon2id', ...cost, salt }, keys: [] }
}

/** The key that seals, from a passphrase; 32 bytes. */
export function deriveKey(passphrase: string, derivation: Derivation): Buffer {
  return argon2Sync('argon2id', {
    message: Buffer.from(passphrase.normalize('NFC')),
    nonce: Buffer.from(derivation.salt, 'base64'),
    memory: derivation.memoryKib,
    passes: derivation.passes,
    parallelism: derivation.lanes,
    tagLength: 32,
  })
}

/** Seals a private key under its name. */
export function sealKey(name: string, key: KeyObject, wrapping: Buffer): SealedKey {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrapping, iv).setAAD(Buffer.from(name))
  const der = key.export({ type: 'pkcs8', format: 'der' })
  const sealed = Buffer.concat([cipher.update(der), cipher.final()])
  return {
    name,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    sealed: sealed.toString('base64'),
  }
}

/** Opens a sealed key. Throws when the passphrase is another, or anything of the entry was changed. */
export function openKey({ name, iv, tag, sealed }: SealedKey, wrapping: Buffer): KeyObject {
  const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(iv, 'base64'), {
    authTagLength: 16,
  })
  decipher.setAAD(Buffer.from(name)).setAuthTag(Buffer.from(tag, 'base64'))
  const der = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()])
  const key = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`not an Ed25519 key: ${name}`)
  return key
}
