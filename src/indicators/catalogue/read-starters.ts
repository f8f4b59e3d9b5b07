import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Checked, checkDeclaration } from '../check/check-declaration.ts'
import type { Declaration } from '../declaration/index.ts'

/** The starter definitions that ship with the product, one JSON document a file, named after its id. */
export const starterFolder = new URL('../../../data/indicators/', import.meta.url).pathname

/**
 * Reads every starter definition (คำนิยามตั้งต้นของระบบ) of a folder, in order of id. They are no national definitions: a body has to
 * adopt one first. Throws naming the file when one is not as it must be: what ships is broken, and nobody's input.
 */
export async function readStarters(folder: string = starterFolder): Promise<Declaration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (file) => {
      const given: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'))
      const checked = checkDeclaration(given)
      if (!checked.ok) throw new Error(`${file}: ${tell(checked)}`)
      if (file !== `${checked.declaration.id}.json`)
        throw new Error(`${file} holds ${checked.declaration.id}`)
      return checked.declaration
    }),
  )
}

function tell({ faults }: Extract<Checked, { ok: false }>): string {
  return faults.map(({ path, because }) => `${path} ${because.en}`).join('; ')
}
