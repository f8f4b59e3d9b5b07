import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Problem } from '../../base/problem.ts'
import type { Text } from '../../base/text.ts'
import { readJson } from '../../http/json.ts'
import { isObject } from '../json.ts'
import { checkDocument } from './document.ts'
import { contextsFileRefused } from './problems.ts'

const largestFile = 4 * 1024 * 1024

/**
 * Reads NGSILD_CONTEXTS: a JSON object of addresses and files, which count from where it stands. Gives the texts of the documents by
 * address. Every file is read and held to what a context is. Throws `contextsFileRefused` with the file and the entry.
 */
export async function readPreload(file: string): Promise<Map<string, string>> {
  const map = await read(file, async (body) => readJson(body))
  if (!isObject(map)) throw refuse(file, notAMap)
  const documents = new Map<string, string>()
  for (const [address, path] of Object.entries(map)) {
    const url = URL.parse(address)
    if (!url || !/^https?:$/.test(url.protocol) || typeof path !== 'string')
      throw refuse(`${file}: ${address}`, notAnEntry)
    const place = resolve(dirname(file), path)
    const text = await read(place, (body) => checkDocument(body, url.href))
    if (text === undefined) throw refuse(place, notAContext)
    documents.set(url.href, text)
  }
  return documents
}

async function read<T>(file: string, understand: (body: Buffer) => Promise<T>): Promise<T> {
  try {
    const body = await readFile(file)
    if (body.length > largestFile) throw refuse(file, tooLarge)
    return await understand(body)
  } catch (error) {
    if (error instanceof Problem && error.kind === contextsFileRefused.kind) throw error
    if (error instanceof Problem) throw refuse(file, error.facts.detail ?? error.kind.title)
    throw refuse(file, unreadable((error as NodeJS.ErrnoException).code ?? String(error)))
  }
}

function refuse(place: string, { th, en }: Text): Problem {
  return contextsFileRefused({ detail: { th: `${place}: ${th}`, en: `${place}: ${en}` } })
}

const notAMap: Text = {
  th: 'ต้องเป็นออบเจกต์ JSON ที่จับคู่ที่อยู่กับไฟล์',
  en: 'a JSON object that gives each address a file is expected',
}
const notAnEntry: Text = {
  th: 'ต้องเป็นที่อยู่ http หรือ https คู่กับที่อยู่ไฟล์',
  en: 'an http or https address and the path of a file are expected',
}
const notAContext: Text = {
  th: 'ต้องเป็นออบเจกต์ JSON ที่มี @context',
  en: 'a JSON object with a member @context is expected',
}
const tooLarge: Text = { th: 'ไฟล์ใหญ่เกิน 4 MiB', en: 'the file is larger than 4 MiB' }
const unreadable = (code: string): Text => ({
  th: `อ่านไฟล์ไม่ได้ (${code})`,
  en: `the file cannot be read (${code})`,
})
