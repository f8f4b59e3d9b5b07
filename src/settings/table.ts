import { isIP } from 'node:net'
import type { Text } from '../base/text.ts'
import { authorityTable } from './authority-table.ts'
import { cityDataTable } from './city-data-table.ts'
import type { Setting } from './setting.ts'
import { signInTable } from './sign-in-table.ts'

/** Every setting of this version, in the order of its documentation. */
export const settingTable = [
  {
    name: 'HOST',
    about: {
      th: 'ที่อยู่ที่เครื่องแม่ข่ายรับฟัง ใช้ 0.0.0.0 เมื่อต้องการให้เครื่องอื่นเข้าถึงได้',
      en: 'Address to listen on; 0.0.0.0 lets other machines in.',
    },
    default: '127.0.0.1',
    allowed: { th: 'เลขที่อยู่ IP หรือชื่อเครื่อง', en: 'an IP address or a host name' },
    read: readHost,
  },
  {
    name: 'PORT',
    about: { th: 'พอร์ตที่เครื่องแม่ข่ายรับฟัง', en: 'Port to listen on.' },
    default: '8080',
    allowed: { th: 'จำนวนเต็มตั้งแต่ 1 ถึง 65535', en: 'a whole number from 1 to 65535' },
    read: readPort,
  },
  {
    name: 'LAKMUEANG_HOME',
    about: {
      th: 'โฟลเดอร์เก็บฐานข้อมูลในตัว กุญแจ และไฟล์ที่อัปโหลด',
      en: 'Folder of the embedded database, keys and uploads.',
    },
    default: '.lakmueang',
    allowed: { th: 'ที่อยู่โฟลเดอร์', en: 'the path of a folder' },
    read: (value: string) => (value.includes('\0') ? undefined : value),
  },
  {
    name: 'DATABASE_URL',
    about: {
      th: 'PostgreSQL 15 ขึ้นไปที่ใช้แทนฐานข้อมูลในตัว ด้วยบทบาทที่ไม่ใช่ superuser',
      en: 'A PostgreSQL server, 15 or newer, instead of the embedded database; its role must not be a superuser.',
    },
    default: '',
    allowed: postgresAddress(),
    read: readPostgresUrl,
  },
  {
    name: 'DATABASE_OWNER_URL',
    about: {
      th: 'ฐานข้อมูลเดียวกันด้วยบทบาทเจ้าของ ใช้ปรับโครงสร้างฐานข้อมูลเท่านั้น',
      en: 'The same database as its owner role; used for migrations only. Without it a pending migration stops the start.',
    },
    default: '',
    allowed: postgresAddress(),
    read: readPostgresUrl,
  },
  {
    name: 'PUBLIC_URL',
    about: {
      th: 'ที่อยู่เว็บที่ประชาชนใช้ ลิงก์ทั้งหมดสร้างจากค่านี้ ค่าเริ่มต้นสร้างจาก HOST และ PORT',
      en: 'The address the public uses; every link is made from it. Made from HOST and PORT when absent.',
    },
    default: '',
    allowed: {
      th: 'ที่อยู่เว็บ http หรือ https ที่ไม่มีพาธ เช่น https://city.example',
      en: 'an http or https address without a path, such as https://city.example',
    },
    read: readPublicUrl,
  },
  {
    name: 'TRUST_PROXY',
    about: {
      th: 'พร็อกซีด้านหน้าที่เชื่อถือให้บอกที่อยู่ของผู้ใช้',
      en: 'Proxies in front that are believed when they tell the caller’s address.',
    },
    default: 'none',
    allowed: {
      th: 'none, loopback, linklocal, uniquelocal หรือเลขที่อยู่ IP หรือช่วง CIDR คั่นด้วยจุลภาค',
      en: 'none, loopback, linklocal, uniquelocal, or IP addresses or CIDR ranges separated by commas',
    },
    read: readProxies,
  },
  {
    name: 'OFFICIAL',
    about: {
      th: 'เปิดเฉพาะเมื่อเป็นเว็บไซต์ทางการของหน่วยงานรัฐ มิฉะนั้นทุกหน้าจะบอกว่าไม่ใช่เว็บไซต์ทางการ',
      en: 'On only for an authority’s own site; otherwise every page says that it is not an official one.',
    },
    default: 'off',
    allowed: { th: 'on หรือ off', en: 'on or off' },
    read: readSwitch,
  },
  {
    name: 'OPERATOR_TH',
    about: { th: 'ชื่อผู้ดูแลระบบนี้ ภาษาไทย', en: 'Who runs this installation, in Thai.' },
    default: '',
    allowed: shortText(),
    read: readShortText,
  },
  {
    name: 'OPERATOR_EN',
    about: { th: 'ชื่อผู้ดูแลระบบนี้ ภาษาอังกฤษ', en: 'Who runs this installation, in English.' },
    default: '',
    allowed: shortText(),
    read: readShortText,
  },
  {
    name: 'CONTACT',
    about: { th: 'ช่องทางติดต่อผู้ดูแลระบบ', en: 'Where to reach who runs this installation.' },
    default: '',
    allowed: {
      th: 'ที่อยู่อีเมล หรือที่อยู่เว็บ http หรือ https',
      en: 'an e-mail address, or an http or https address',
    },
    read: readContact,
  },
  ...signInTable,
  ...authorityTable,
  ...cityDataTable,
  {
    name: 'SAMPLE',
    about: {
      th: 'แสดงเมืองสมมติ และเปิดให้ทดลองใช้ในนามบุคคลตัวอย่างโดยไม่ต้องมีรหัสผ่าน ใช้ได้บนเครื่องนี้เท่านั้น ค่า auto คือเปิดเฉพาะเมื่อเป็นเช่นนั้นและไม่ได้กำหนด TRUST_PROXY หรือ DATABASE_URL ซึ่ง npm start ใช้เมื่อไม่ได้กำหนดค่านี้',
      en: 'The sample city and sample people, whom anybody on this machine may try the product as; refused unless HOST and PUBLIC_URL are loopback. With auto, on there unless TRUST_PROXY or DATABASE_URL is set: so npm start takes it where nothing is said.',
    },
    default: 'off',
    allowed: { th: 'on, off หรือ auto', en: 'on, off or auto' },
    read: (value) => (value === 'auto' ? value : readSwitch(value)),
  },
] as const satisfies readonly Setting[]

export type SettingName = (typeof settingTable)[number]['name']

function postgresAddress(): Text {
  return {
    th: 'ที่อยู่ฐานข้อมูล เช่น postgres://user:password@host:5432/database',
    en: 'an address such as postgres://user:password@host:5432/database',
  }
}

function shortText(): Text {
  return { th: 'ข้อความไม่เกิน 200 ตัวอักษร บรรทัดเดียว', en: 'one line of at most 200 characters' }
}

function readHost(value: string): string | undefined {
  if (isIP(value)) return value
  const label = '[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'
  // Digits and dots alone are a mistyped address, never a name.
  if (/^[\d.]+$/.test(value)) return undefined
  return new RegExp(`^${label}(\\.${label})*$`).test(value) ? value : undefined
}

function readPort(value: string): number | undefined {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0
  return port >= 1 && port <= 65_535 ? port : undefined
}

function readPostgresUrl(value: string): string | undefined {
  const url = URL.parse(value)
  return url && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1
    ? value
    : undefined
}

function readPublicUrl(value: string): string | undefined {
  const url = URL.parse(value)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return undefined
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return bare ? url.origin : undefined
}

function readProxies(value: string): string | false | undefined {
  if (value === 'none') return false
  const known = ['loopback', 'linklocal', 'uniquelocal']
  const parts = value.split(',').map((part) => part.trim())
  return parts.every((part) => known.includes(part) || isRange(part)) ? parts.join(',') : undefined
}

function isRange(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function readSwitch(value: string): boolean | undefined {
  if (value === 'on') return true
  return value === 'off' ? false : undefined
}

function readShortText(value: string): string | undefined {
  return value.length <= 200 && !/[\p{Cc}]/u.test(value) ? value : undefined
}

function readContact(value: string): string | undefined {
  if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(value)) return value
  const url = URL.parse(value)
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : undefined
}
