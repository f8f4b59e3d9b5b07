import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileError } from '../../base/file-error.ts'
import { lineOfPointer, readJson } from '../../base/json-file.ts'
import { Problem } from '../../base/problem.ts'
import type { Text } from '../../base/text.ts'
import type { Db } from '../../store/db.ts'
import type { DeclarationFault } from '../declaration/index.ts'
import type { Standing } from './definition.ts'
import { storeDefinition } from './store-definition.ts'

/** A declaration as a file of a folder. */
export type DeclarationFile = { name: string; text: string }

/** Reads the declarations of a folder, one a file, by name. A folder that is not there has none. */
export async function readDeclarationFolder(folder: string): Promise<DeclarationFile[]> {
  const names = await readdir(folder).catch(({ code }: NodeJS.ErrnoException) => {
    if (code === 'ENOENT') return []
    throw new Error(`cannot read ${folder}`)
  })
  const files = names.filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  )
}

/**
 * Stores declarations of files as common definitions, all or none; those that others read may come after them. Gives the faults with
 * file and line, or the names of what is new.
 */
export async function loadDeclarations(
  db: Db,
  files: readonly DeclarationFile[],
  standing: Standing,
  now: Date,
): Promise<{ added: string[]; errors: FileError[] }> {
  const errors: FileError[] = []
  const added: string[] = []
  let waiting = files.flatMap(({ name, text }) => {
    const read = readJson(name, text)
    if ('value' in read) return [{ name, text, value: read.value }]
    errors.push(read.error)
    return []
  })
  const undo = new Error('not loaded')
  try {
    await db.transaction(async (tx) => {
      for (;;) {
        const refused: { one: (typeof waiting)[number]; problem: Problem }[] = []
        for (const one of waiting)
          try {
            const { definition, isNew } = await storeDefinition(
              tx,
              one.value,
              { owner: '', standing },
              now,
            )
            if (isNew) added.push(`${definition.id}@${definition.version}`)
          } catch (error) {
            if (!(error instanceof Problem)) throw error
            refused.push({ one, problem: error })
          }
        const isStuck = refused.length === waiting.length
        waiting = refused.map(({ one }) => one)
        if (waiting.length > 0 && !isStuck) continue
        for (const { one, problem } of refused) errors.push(...errorsOf(one, problem))
        if (errors.length > 0) throw undo
        return
      }
    })
  } catch (error) {
    if (error !== undo) throw error
    return { added: [], errors }
  }
  return { added, errors }
}

function errorsOf({ name, text }: DeclarationFile, { facts, kind }: Problem): FileError[] {
  const faults = facts.members?.faults as DeclarationFault[] | undefined
  const at = (path: string, message: Text) => ({
    file: name,
    line: lineOfPointer(text, path),
    path,
    message,
  })
  return faults
    ? faults.map(({ path, because }) => at(path, because))
    : [at('/version', facts.detail ?? kind.title)]
}
