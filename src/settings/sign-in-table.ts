import type { Text } from '../base/text.ts'
import { readSmtpUrl } from '../identity/index.ts'
import { readAddress, readClaimNames, readIssuer, readScopes } from './read-sign-in.ts'
import type { Setting } from './setting.ts'

const oneLine: Text = {
  th: 'ข้อความไม่เกิน 200 ตัวอักษร บรรทัดเดียว',
  en: 'one line of at most 200 characters',
}
const readLine = (value: string) =>
  value.length <= 200 && !/\p{Cc}/u.test(value) ? value : undefined

/** How mail leaves, and who vouches for people: the settings of signing in, in the order of their documentation. */
export const signInTable = [
  {
    name: 'SMTP_URL',
    about: {
      th: 'เครื่องแม่ข่ายส่งจดหมาย หากไม่กำหนด จดหมายจะเก็บไว้ในโฟลเดอร์ mail ใต้ LAKMUEANG_HOME ให้ผู้ดูแลระบบส่งต่อ',
      en: 'The server that mail is handed to. Without one, letters lie in the folder mail under LAKMUEANG_HOME for the operator.',
    },
    default: '',
    allowed: {
      th: 'ที่อยู่ เช่น smtps://user:password@mail.example หรือ smtp://mail.example:587',
      en: 'an address such as smtps://user:password@mail.example or smtp://mail.example:587',
    },
    read: readSmtpUrl,
  },
  {
    name: 'MAIL_FROM',
    about: {
      th: 'ที่อยู่ผู้ส่งของจดหมายจากระบบ ค่าเริ่มต้นคือ no-reply@ ตามด้วยชื่อเครื่องใน PUBLIC_URL',
      en: 'The sender of the system’s letters; no-reply@ and the host of PUBLIC_URL when absent.',
    },
    default: '',
    allowed: { th: 'ที่อยู่อีเมล', en: 'an e-mail address' },
    read: readAddress,
  },
  {
    name: 'OIDC_ISSUER',
    about: {
      th: 'ผู้ให้บริการยืนยันตัวตน (OpenID Connect) เช่น ThaID ต้องกำหนด OIDC_CLIENT_ID ด้วย',
      en: 'A provider of sign-in (OpenID Connect), such as ThaID; needs OIDC_CLIENT_ID.',
    },
    default: '',
    allowed: {
      th: 'ที่อยู่ https ของผู้ออกโทเคน หรือ http ของเครื่องนี้',
      en: 'the https address of the issuer, or an http one of this machine',
    },
    read: readIssuer,
  },
  {
    name: 'OIDC_CLIENT_ID',
    about: {
      th: 'ชื่อที่ผู้ให้บริการรู้จักระบบนี้',
      en: 'The name under which the provider knows this installation.',
    },
    default: '',
    allowed: oneLine,
    read: readLine,
  },
  {
    name: 'OIDC_CLIENT_SECRET',
    about: {
      th: 'รหัสลับที่ผู้ให้บริการออกให้ หากไม่มีจะใช้ PKCE อย่างเดียว',
      en: 'The secret that the provider has given; PKCE alone without one.',
    },
    default: '',
    allowed: oneLine,
    read: readLine,
  },
  {
    name: 'OIDC_SECRET_BY',
    about: { th: 'วิธีส่งรหัสลับให้ผู้ให้บริการ', en: 'How the secret is sent to the provider.' },
    default: 'basic',
    allowed: { th: 'basic หรือ post', en: 'basic or post' },
    read: (value: string) => (value === 'basic' || value === 'post' ? value : undefined),
  },
  {
    name: 'OIDC_NAME_TH',
    about: { th: 'ชื่อบนปุ่มของผู้ให้บริการ ภาษาไทย', en: 'What the provider’s button says, in Thai.' },
    default: 'ThaID',
    allowed: oneLine,
    read: readLine,
  },
  {
    name: 'OIDC_NAME_EN',
    about: {
      th: 'ชื่อบนปุ่มของผู้ให้บริการ ภาษาอังกฤษ',
      en: 'What the provider’s button says, in English.',
    },
    default: 'ThaID',
    allowed: oneLine,
    read: readLine,
  },
  {
    name: 'OIDC_SCOPES',
    about: { th: 'ข้อมูลที่ขอจากผู้ให้บริการ', en: 'What is asked of the provider.' },
    default: 'openid profile email',
    allowed: {
      th: 'ชื่อ scope คั่นด้วยช่องว่าง มี openid อยู่ด้วย',
      en: 'names of scopes separated by spaces, openid among them',
    },
    read: readScopes,
  },
  {
    name: 'OIDC_CLAIMS',
    about: {
      th: 'ชื่อข้อมูลของผู้ให้บริการ เมื่อต่างจากมาตรฐาน เช่น citizenNumber=pid',
      en: 'The provider’s names for what it tells, where they differ from the standard: citizenNumber=pid.',
    },
    default: '',
    allowed: {
      th: 'คู่ ชื่อ=ชื่อของผู้ให้บริการ คั่นด้วยจุลภาค ชื่อที่ใช้ได้คือ name, givenName, familyName, email, emailVerified, citizenNumber',
      en: 'pairs separated by commas, each of name, givenName, familyName, email, emailVerified or citizenNumber, = and the provider’s name',
    },
    read: readClaimNames,
  },
] as const satisfies readonly Setting[]
