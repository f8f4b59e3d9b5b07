import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Static, type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { readShaped } from '../base/shaped-file.ts'
import { bothWords, closed, nullable, words } from '../base/shapes.ts'
import { certificateChanges, type SignedDecision } from '../programme/index.ts'
import { type Say, WrongUsage } from './command.ts'
import { tellFileError } from './tell-import.ts'

const moment = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})$',
})
const digest = Type.String({ pattern: '^[0-9a-f]{64}$' })

const decision = closed({
  reference: words(200),
  bodyId: words(80),
  body: bothWords(300),
  signedAt: moment,
  signedBy: Type.Array(bothWords(300), { minItems: 1, maxItems: 20 }),
  digest,
})

/** What a file that grants a certificate says. */
export const grantShape = closed({
  slug: words(80),
  level: bothWords(300),
  resolvedAt: moment,
  ceremonyOn: nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  plan: closed({ planId: words(80), number: Type.Integer({ minimum: 1 }), digest }),
  decision,
})

/** What a file that changes a certificate says. */
export const changeShape = closed({
  kind: Type.Enum([...certificateChanges]),
  at: moment,
  reason: bothWords(2000),
  decision,
})

/** Reads a file of a decision; undefined, after every fault was told, when it is not as it must be. */
export async function readDecisionFile<S extends TSchema>(
  shape: S,
  file: string,
  folder: string,
  say: Say,
): Promise<Static<S> | undefined> {
  const path = resolve(folder, file)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new WrongUsage({ th: `อ่านไฟล์ ${path} ไม่ได้`, en: `The file ${path} cannot be read.` })
  })
  const read = readShaped<Static<S>>(basename(path), text, Compile(shape) as never)
  if ('json' in read) return read.json.value
  for (const error of read.errors) tellFileError(error, say)
  return undefined
}

export function toDecision(one: Static<typeof decision>): SignedDecision {
  return { ...one, signedAt: new Date(one.signedAt) }
}
