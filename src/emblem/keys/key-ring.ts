import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { keyFileUnreadable } from '../problems.ts'
import { deriveKey, type KeyFile, newKeyFile, openKey, sealKey } from './key-file.ts'
import { keyName, keyPurposes } from './purpose.ts'

/** The private keys that this machine holds, by name. A key that is kept elsewhere is missing here, and nothing is signed with it. */
export type KeyRing = ReadonlyMap<string, KeyObject>

/** Where keys lie. The root key has a file of its own, which belongs somewhere safe; the passphrase should lie on another disk. */
export type KeyPlaces = { keys: string; root: string; passphrase: string }

/** The usual places in an installation's home; `passphrase` is the setting, where one is given. */
export function keyPlaces(home: string, passphrase?: string): KeyPlaces {
  const folder = join(home, 'keys')
  return {
    keys: join(folder, 'emblem-keys.json'),
    root: join(folder, 'emblem-root.json'),
    passphrase: passphrase ?? join(folder, 'emblem-passphrase'),
  }
}

/** Keys made anew: one of each purpose. */
export function makeKeyRing(): Map<string, KeyObject> {
  return new Map(keyPurposes.map((purpose) => [keyName(purpose, 1), makeKey()]))
}

export function makeKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey
}

/**
 * Opens the keys, making all of them where there is no key file yet. A missing root file is no fault: it is meant to be taken away.
 * Throws `keyFileUnreadable`.
 */
export async function openKeyRing(places: KeyPlaces): Promise<KeyRing> {
  if (!existsSync(places.keys)) await writeKeyRing(places, makeKeyRing())
  const passphrase = await readPassphrase(places.passphrase)
  const files = [places.keys, places.root].filter((file) => existsSync(file))
  const rings = await Promise.all(files.map((file) => readRing(file, passphrase)))
  return new Map(rings.flatMap((ring) => [...ring]))
}

/** Writes all keys anew, sealed with the passphrase, which is made where it is missing. Whole files are put in place. */
export async function writeKeyRing(places: KeyPlaces, ring: KeyRing): Promise<void> {
  if (!existsSync(places.passphrase))
    await putFile(places.passphrase, `${randomBytes(32).toString('base64url')}\n`)
  const passphrase = await readPassphrase(places.passphrase)
  const isRoot = ([name]: [string, KeyObject]) => name.startsWith('root-')
  const root = [...ring].filter(isRoot)
  if (root.length > 0) await writeRing(places.root, root, passphrase)
  await writeRing(
    places.keys,
    [...ring].filter((entry) => !isRoot(entry)),
    passphrase,
  )
}

async function readRing(file: string, passphrase: string): Promise<[string, KeyObject][]> {
  try {
    const { derivation, keys } = JSON.parse(await readFile(file, 'utf8')) as KeyFile
    const wrapping = deriveKey(passphrase, derivation)
    return keys.map((sealed) => [sealed.name, openKey(sealed, wrapping)])
  } catch {
    throw keyFileUnreadable({
      detail: {
        th: `เปิดไฟล์กุญแจ ${file} ไม่ได้ โปรดตรวจรหัสผ่านและสิทธิ์ของไฟล์`,
        en: `The key file ${file} could not be opened; please check the passphrase and the rights of the file.`,
      },
    })
  }
}

async function writeRing(file: string, keys: [string, KeyObject][], passphrase: string) {
  const made = newKeyFile()
  const wrapping = deriveKey(passphrase, made.derivation)
  made.keys = keys.map(([name, key]) => sealKey(name, key, wrapping))
  await putFile(file, `${JSON.stringify(made, null, 2)}\n`)
}

async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (text.trim() !== '') return text.trim()
  throw keyFileUnreadable({
    detail: {
      th: `ไม่พบรหัสผ่านของกุญแจในไฟล์ ${file}`,
      en: `There is no passphrase of the keys in ${file}.`,
    },
  })
}

async function putFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 })
    await chmod(draft, 0o600)
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}
