import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  checkCredential,
  emptyKit,
  isMultikey,
  isObject,
  type Json,
  type Kit,
  type Report,
  type Root,
  unbake,
} from '../emblem/index.ts'
import { emblemWords } from '../web/index.ts'
import { type Call, WrongUsage } from './command.ts'

/**
 * Checks a document offline: nothing but the file, the kit and the root key is looked at. Exit code 0: genuine, and in force or an
 * extract; 1: anything else, what could not be checked among it.
 */
export async function run({ operands, options, folder, say, print, clock }: Call): Promise<number> {
  const document = unbake(await read(resolve(folder, operands[0] as string)))
  const kit =
    options.kit === undefined ? emptyKit : await readKit(resolve(folder, String(options.kit)))
  const report = await checkCredential(document, kit, rootsOf(options.root, document), clock())
  say({ th: emblemWords.th.verdict[report.verdict], en: emblemWords.en.verdict[report.verdict] })
  if (report.sample) say(sample)
  for (const { name, result, reason } of report.checks)
    print(
      `  ${emblemWords.th.names[name]}: ${emblemWords.th.results[result]} (${emblemWords.th.reasons[reason]}) · ${emblemWords.en.names[name]}: ${emblemWords.en.results[result]} (${emblemWords.en.reasons[reason]})`,
    )
  if (options.kit === undefined || options.root === undefined) say(moreNeeded)
  return stands(report) ? 0 : 1
}

function stands({ verdict }: Report): boolean {
  return ['genuine-in-force', 'genuine-under-notice', 'extract'].includes(verdict)
}

/** The root key that the person trusts, as it is printed on the certificate, under the issuer that the document names. */
function rootsOf(given: string | true | undefined, document: unknown): Root[] {
  if (given === undefined) return []
  const key = String(given)
  if (!isMultikey(key)) throw noKey
  const issuer = isObject(document) && isObject(document.issuer) ? String(document.issuer.id) : ''
  return [1, 2, 3, 4, 5].map((number) => ({
    id: `${issuer}#root-${number}`,
    publicKeyMultibase: key,
  }))
}

async function readKit(file: string): Promise<Kit> {
  const kit: unknown = JSON.parse((await read(file)).toString('utf8'))
  if (!isObject(kit)) throw noKit
  return { ...emptyKit, ...(kit as Json) }
}

async function read(file: string): Promise<Buffer> {
  if (!existsSync(file))
    throw new WrongUsage({ th: `ไม่พบไฟล์ ${file}`, en: `There is no file ${file}.` })
  return readFile(file)
}

const sample = { th: 'ข้อมูลตัวอย่าง ไม่ใช่เมืองจริง', en: 'Sample data, not a real city' }

const moreNeeded = {
  th: 'การตรวจให้ครบต้องมีทั้งชุดตรวจสอบ (--kit) และกุญแจราก (--root) ที่ได้มาจากทางอื่น เช่น จากใบรับรองที่พิมพ์',
  en: 'A whole check needs both the kit (--kit) and the root key (--root), had by another way, such as the printed certificate.',
}

const noKey = new WrongUsage({
  th: '--root ต้องเป็นกุญแจสาธารณะแบบ Multikey ที่ขึ้นต้นด้วย z6Mk',
  en: '--root must be a public key as a Multikey, which begins with z6Mk.',
})

const noKit = new WrongUsage({ th: 'ไฟล์ชุดตรวจสอบไม่ถูกต้อง', en: 'The kit is no kit.' })
