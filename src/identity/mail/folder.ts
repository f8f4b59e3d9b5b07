import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Sender, writeEml } from './eml.ts'
import type { Letter, MailCarrier } from './mail.ts'

/** `20261124T030000Z-<id of the letter>.eml` */
const fileName = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-[0-9a-f-]{36}\.eml$/

/** Puts letters into a folder that only the installation's own user can read, for an operator to hand on. */
export function folderCarrier(folder: string, sender: Sender): MailCarrier {
  return {
    carry: async (letter) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const name = nameOf(letter)
      // Whole or not at all: nobody reads half a letter.
      const unfinished = join(folder, `.${name}`)
      await writeFile(unfinished, writeEml(letter, sender), { mode: 0o600 })
      await rename(unfinished, join(folder, name))
      return name
    },
  }
}

/** Reads a letter that lies in the folder; undefined for a name that is none, or of a letter that is gone. */
export async function readLetter(folder: string, name: string): Promise<string | undefined> {
  if (!fileName.test(name)) return undefined
  try {
    return await readFile(join(folder, name), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Takes away the letters written before a moment; gives how many. */
export async function sweepFolder(folder: string, before: Date): Promise<number> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const old = names.filter((name) => {
    const at = writtenAt(name)
    return at !== undefined && at < before
  })
  for (const name of old) await rm(join(folder, name), { force: true })
  return old.length
}

function nameOf({ id, writtenAt: at }: Letter): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z-${id}.eml`
}

function writtenAt(name: string): Date | undefined {
  const match = fileName.exec(name)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number)
  return new Date(
    Date.UTC(year as number, (month as number) - 1, day, hour as number, minute, second),
  )
}
