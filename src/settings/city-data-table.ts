import { readEgressAllow, readInstances, readSeconds } from './read-city-data.ts'
import type { Setting } from './setting.ts'

/** Where the product may go outward, and how the city data platform behaves, in the order of their documentation. */
export const cityDataTable = [
  {
    name: 'EGRESS_ALLOW',
    about: {
      th: 'ที่อยู่ซึ่งระบบติดต่อออกไปได้นอกจากที่อยู่สาธารณะ การแจ้งเตือนไปยังที่อยู่สาธารณะได้เสมอ ส่วนเอกสาร @context การนำเข้า กุญแจและรายการสถานะของผู้ออกเอกสารรายอื่น และเครื่องของผู้ให้บริการยืนยันตัวตนนอกเหนือจาก OIDC_ISSUER ไปได้เฉพาะที่อยู่ในรายการนี้',
      en: 'Where the product may connect besides public addresses. Notifications may always go to public ones; contexts, imports, the keys and status lists of other issuers of credentials, and the hosts of a sign-in provider other than OIDC_ISSUER only to what stands here.',
    },
    default: '',
    allowed: {
      th: 'เลขที่อยู่ IP ช่วง CIDR หรือชื่อเครื่อง (ระบุพอร์ตได้) คั่นด้วยจุลภาค เช่น 10.0.0.0/8, broker.internal:1026',
      en: 'IP addresses, CIDR ranges or hosts, with a port or without, separated by commas, such as 10.0.0.0/8, broker.internal:1026',
    },
    read: readEgressAllow,
  },
  {
    name: 'NGSILD_AUTH',
    about: {
      th: 'ให้แพลตฟอร์มข้อมูลเมืองตรวจสิทธิ์ของผู้เขียน และของผู้อ่านข้อมูลที่ไม่เปิดเผย ปิดได้เฉพาะระบบทดสอบแบบปิด เพราะใครก็แก้ไขได้ทุกอย่าง',
      en: 'Whether the city data platform asks who writes, and who reads what is not public. Off is for a closed test bed: anybody may change everything.',
    },
    default: 'on',
    allowed: { th: 'on หรือ off', en: 'on or off' },
    read: (value: string) => (value === 'on' ? true : value === 'off' ? false : undefined),
  },
  {
    name: 'NGSILD_CONTEXTS',
    about: {
      th: 'ไฟล์ JSON ที่จับคู่ที่อยู่ของเอกสาร @context กับไฟล์ในเครื่อง อ่านเมื่อเริ่มทำงาน เพื่อให้ใช้ในเครือข่ายปิดได้ ที่อยู่ของไฟล์นับจากไฟล์นี้',
      en: 'A JSON file that gives each address of an @context a file of this machine, read at the start, so that a closed network works. Files count from where it stands.',
    },
    default: '',
    allowed: { th: 'ที่อยู่ไฟล์', en: 'the path of a file' },
    read: (value: string) => (value.includes('\0') ? undefined : value),
  },
  {
    name: 'NGSILD_SWEEP_SECONDS',
    about: {
      th: 'ลบเอนทิตีและแอตทริบิวต์ที่หมดอายุออกจากฐานข้อมูลทุกกี่วินาที ผู้อ่านไม่เห็นตั้งแต่วินาทีที่หมดอายุอยู่แล้ว',
      en: 'How often entities and attributes that have expired are removed, in seconds. Readers do not see them from the moment they expire.',
    },
    default: '60',
    allowed: { th: 'จำนวนเต็มตั้งแต่ 1 ถึง 86400', en: 'a whole number from 1 to 86400' },
    read: readSeconds,
  },
  {
    name: 'NGSILD_TEMPORAL_PAGE',
    about: {
      th: 'จำนวนค่าในประวัติของแอตทริบิวต์หนึ่งที่คำตอบหนึ่งให้ได้มากที่สุด เมื่อมีมากกว่านี้จะตอบ 206 พร้อมช่วงเวลาที่ให้ครบ',
      en: 'How many instances of one attribute and dataset an answer on temporal evolution holds at most. With more, it is 206 and says which range of time it holds whole.',
    },
    default: '1000',
    allowed: { th: 'จำนวนเต็มตั้งแต่ 2 ถึง 10000', en: 'a whole number from 2 to 10000' },
    read: readInstances,
  },
] as const satisfies readonly Setting[]
