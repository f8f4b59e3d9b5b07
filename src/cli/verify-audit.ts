import { createReadStream, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { openHeadKey, publicHeadKey, readPublicHeadKey, verifyAudit } from '../identity/index.ts'
import { type Call, WrongUsage } from './command.ts'

/**
 * Verifies an exported audit record offline: nothing but the file and the key is looked at. The key is given, or it is that of the
 * installation of this machine. Exit code 1 names the first bad record.
 */
export async function run({ operands, options, folder, settings, say }: Call): Promise<number> {
  const file = resolve(folder, operands[0] as string)
  const key = options.key === undefined ? await ownKey(settings().home) : String(options.key)
  if (!readPublicHeadKey(key)) throw noKey
  if (!existsSync(file)) throw noFile(file)
  const lines = createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  const verdict = await verifyAudit(lines, key)
  if (!verdict.ok) {
    say({
      th: `บันทึกนี้เชื่อถือไม่ได้ ${verdict.because.th}`,
      en: `This record cannot be trusted. ${verdict.because.en}`,
    })
    return 1
  }
  const { count, first, signedAt } = verdict
  say({
    th: `บันทึกครบถ้วนและไม่ถูกแก้ไข ${count} รายการ เริ่มที่รายการที่ ${first} ลงนามเมื่อ ${signedAt}`,
    en: `Whole and unaltered: ${count} records from number ${first} on, signed at ${signedAt}`,
  })
  return 0
}

/** The public key of this machine's installation. Throws `WrongUsage` where there is none. */
async function ownKey(home: string): Promise<string> {
  const file = join(home, 'keys', 'audit.pem')
  if (!existsSync(file)) throw keyNeeded
  return publicHeadKey(await openHeadKey(file))
}

const keyNeeded = new WrongUsage({
  th: 'เครื่องนี้ไม่มีกุญแจของระบบ โปรดระบุ --key ที่ได้จาก /api/v1/audit/key',
  en: 'This machine has no installation’s key. Give --key, as /api/v1/audit/key tells it.',
})

const noKey = new WrongUsage({
  th: '--key ต้องเป็นกุญแจสาธารณะ Ed25519 แบบ base64url ยาว 43 ตัวอักษร',
  en: '--key must be an Ed25519 public key in base64url, 43 characters.',
})

function noFile(file: string) {
  return new WrongUsage({ th: `ไม่พบไฟล์ ${file}`, en: `There is no file ${file}.` })
}
