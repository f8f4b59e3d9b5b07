import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const keyBytes = 32

/**
 * Reads the installation's secret, and makes it where the file is missing: 32 random bytes in base64url, readable by its owner only.
 * Every process of an installation needs the same one. Two that start together end with the same. Throws when the file holds
 * something else.
 */
export async function openInstallationKey(file: string): Promise<Uint8Array> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${randomBytes(keyBytes).toString('base64url')}\n`
  try {
    await writeFile(file, fresh, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const text = (await readFile(file, 'utf8')).trim()
  const key = Buffer.from(text, 'base64url')
  if (key.length !== keyBytes || key.toString('base64url') !== text)
    throw new Error(`not a key of ${keyBytes} bytes in base64url: ${file}`)
  return key
}
