import type { Text } from '../base/text.ts'
import type { Setting } from './setting.ts'

const oneLine: Text = {
  th: 'ข้อความไม่เกิน 300 ตัวอักษร บรรทัดเดียว',
  en: 'one line of at most 300 characters',
}
const readLine = (value: string) =>
  value.length <= 300 && !/\p{Cc}/u.test(value) ? value : undefined

function line<const Name extends string>(name: Name, th: string, en: string) {
  return { name, about: { th, en }, default: '', allowed: oneLine, read: readLine } as const
}

/** Who issues emblems of real cities and where the passphrase of the keys lies, in the order of their documentation. */
export const authorityTable = [
  line(
    'AUTHORITY_TH',
    'หน่วยงานผู้มีอำนาจออกตราสัญลักษณ์ ภาษาไทย หากไม่กำหนดครบทั้งหกค่า ระบบไม่ออกตราสัญลักษณ์ให้เมืองจริง',
    'The authority that issues emblems, in Thai. Without all six of these, no emblem of a real city is issued.',
  ),
  line('AUTHORITY_EN', 'ชื่อหน่วยงานนั้น ภาษาอังกฤษ', 'The same in English.'),
  line('AUTHORITY_BASIS_TH', 'ฐานอำนาจตามกฎหมาย ภาษาไทย', 'The legal basis, in Thai.'),
  line('AUTHORITY_BASIS_EN', 'ฐานอำนาจตามกฎหมาย ภาษาอังกฤษ', 'The same in English.'),
  line('AUTHORITY_SIGNER_TH', 'ตำแหน่งผู้ลงนาม ภาษาไทย', 'The office that signs, in Thai.'),
  line('AUTHORITY_SIGNER_EN', 'ตำแหน่งผู้ลงนาม ภาษาอังกฤษ', 'The same in English.'),
  {
    name: 'EMBLEM_MARK_FILE',
    about: {
      th: 'ไฟล์ SVG ของตราหน่วยงานผู้มีอำนาจ ใช้แทนตราที่ระบบออกแบบเองบนตราสัญลักษณ์ของเมืองจริง รูปสี่เหลี่ยมจัตุรัส ไม่เกิน 64 KiB มีเฉพาะรูปทรง ต้องกำหนด AUTHORITY_… ด้วย',
      en: 'An SVG file with the mark of the authority, in place of ours on emblems of real cities: square, at most 64 KiB, shapes alone. Needs AUTHORITY_….',
    },
    default: '',
    allowed: { th: 'ที่อยู่ของไฟล์', en: 'the path of a file' },
    read: (value: string) => (value.includes('\0') ? undefined : value),
  },
  {
    name: 'EMBLEM_PASSPHRASE_FILE',
    about: {
      th: 'ไฟล์รหัสผ่านของกุญแจลงนาม หากไม่กำหนด ระบบสร้างไว้ในโฟลเดอร์ keys ใต้ LAKMUEANG_HOME ควรย้ายไปไว้คนละที่กับกุญแจ',
      en: 'The file with the passphrase of the signing keys. Without it one is made in keys under LAKMUEANG_HOME; it belongs elsewhere than the keys.',
    },
    default: '',
    allowed: { th: 'ที่อยู่ของไฟล์', en: 'the path of a file' },
    read: (value: string) => (value.includes('\0') ? undefined : value),
  },
  {
    name: 'EMBLEM_TEST_BED',
    about: {
      th: 'ให้ POST /credentials/issue ลงนามเอกสารใดก็ได้ด้วยกุญแจทดสอบที่ไม่มีผู้ใดเชื่อถือ สำหรับชุดทดสอบสาธารณะในระบบทดสอบแบบปิด ใช้ได้บนเครื่องนี้เท่านั้น',
      en: 'Lets POST /credentials/issue sign whatever an officer gives it, with a key of the test that nobody trusts: for public conformance suites in a closed test bed. Refused unless HOST and PUBLIC_URL are loopback.',
    },
    default: 'off',
    allowed: { th: 'on หรือ off', en: 'on or off' },
    read: (value: string) => (value === 'on' ? true : value === 'off' ? false : undefined),
  },
] as const satisfies readonly Setting[]
