import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const keyBytes = 32

/**
 * Reads the installation's secret, and makes it where the file is missing: 32 random bytes in base64url, readable by its owner only.
 * Every process of an installation needs the same one. Two that start together end with the same. Throws when the file holds
 * something else.
 */
export async function openInstallationKey(file: string): Promise<Uint8Array> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await makeUnlessThere(file, `${randomBytes(keyBytes).toString('base64url')}\n`)
  const text = (await readFile(file, 'utf8')).trim()
  const key = Buffer.from(text, 'base64url')
  if (key.length !== keyBytes || key.toString('base64url') !== text)
    throw new Error(`not a key of ${keyBytes} bytes in base64url: ${file}`)
  return key
}

/** Makes a file whole or not at all: whoever else starts now must not read half a key. */
async function makeUnlessThere(file: string, content: string): Promise<void> {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(unfinished, content, { flag: 'wx', mode: 0o600 })
  try {
    await link(unfinished, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(unfinished, { force: true })
  }
}
