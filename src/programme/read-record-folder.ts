import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { placeFiles } from '../places/index.ts'
import type { RecordFiles } from './check-files.ts'
import { recordFileName } from './record-file.ts'
import { rulesFile } from './rules-file.ts'

const names: readonly string[] = [
  recordFileName,
  rulesFile,
  placeFiles.provinces,
  placeFiles.regions,
  placeFiles.datasets,
  placeFiles.boundaries,
]

/** Reads the files of a record from a folder; others in it are left alone. Throws as the file system does when it cannot. */
export async function readRecordFolder(folder: string): Promise<RecordFiles> {
  const present = await readdir(folder)
  const wanted = present.filter((name) => names.includes(name) || placeFiles.gpp.test(name)).sort()
  const texts = await Promise.all(wanted.map((name) => readFile(path.join(folder, name), 'utf8')))
  return new Map(wanted.map((name, at) => [name, texts[at] as string]))
}
