import type { Text } from '../../base/text.ts'
import type { PersonalTable } from './personal-data.ts'

const toProve: Text = {
  th: 'พิสูจน์ว่าผู้ลงชื่อเข้าใช้คือบุคคลนั้น',
  en: 'To prove that whoever uses it is the person.',
}

/** Sessions of people, and tokens they issued to systems. */
export const accessData: readonly PersonalTable[] = [
  {
    table: 'session',
    name: { th: 'การเข้าใช้', en: 'Sessions' },
    subject: { column: 'person_id', is: 'id' },
    fields: [
      {
        columns: ['method', 'agent', 'started_at', 'last_used_at', 'mandate_id'],
        name: {
          th: 'วิธีลงชื่อเข้าใช้ ชื่อเบราว์เซอร์ เวลา และบทบาทที่ใช้',
          en: 'way of signing in, name of the browser, times, and the mandate acted in',
        },
        purpose: {
          th: 'ให้เจ้าของบัญชีเห็นและจบการเข้าใช้ของตนได้ ไม่เก็บเลขที่อยู่ไอพี',
          en: 'So that the owner sees and ends sessions. No network address is kept.',
        },
        basis: 'public-task',
        retention: {
          th: 'ไม่เกิน 12 ชั่วโมง หรือเมื่อไม่ใช้งานเกิน 30 นาที',
          en: 'at most 12 hours, or 30 minutes without use',
        },
      },
      {
        columns: ['token_hash'],
        name: { th: 'ค่าแฮชของโทเคนการเข้าใช้', en: 'hash of the session’s token' },
        purpose: toProve,
        basis: 'public-task',
        retention: { th: 'เท่ากับการเข้าใช้', en: 'as long as the session' },
        secret: true,
      },
    ],
    plain: ['id', 'person_id'],
    onErasure: { does: 'delete' },
  },
  {
    table: 'api_token',
    name: {
      th: 'โทเคนของระบบที่บุคคลออกหรือยกเลิก',
      en: 'Tokens of systems that a person issued or revoked',
    },
    subject: null,
    actors: ['issued_by', 'revoked_by'],
    fields: [
      {
        columns: ['label', 'issued_by', 'revoked_by'],
        name: {
          th: 'ผู้ออก ผู้ยกเลิก และชื่อระบบ',
          en: 'who issued and revoked it, and what system it is for',
        },
        purpose: {
          th: 'รู้ว่าใครรับผิดชอบระบบที่เชื่อมต่อ',
          en: 'To know who answers for a connected system.',
        },
        basis: 'public-task',
        retention: { th: 'ตลอดอายุของพื้นที่ข้อมูล', en: 'as long as the data space' },
      },
      {
        columns: ['token_hash'],
        name: { th: 'ค่าแฮชของโทเคน', en: 'hash of the token' },
        purpose: { th: 'พิสูจน์ว่าระบบที่เชื่อมต่อคือระบบใด', en: 'To prove which system connects.' },
        basis: 'public-task',
        retention: { th: 'ตลอดอายุของพื้นที่ข้อมูล', en: 'as long as the data space' },
        secret: true,
      },
    ],
    plain: [
      'id',
      'tenant_number',
      'purposes',
      'issued_at',
      'expires_at',
      'last_used_at',
      'revoked_at',
    ],
    onErasure: {
      does: 'keep',
      because: {
        th: 'โทเคนเป็นของเมือง ผู้ออกเหลือเพียงรหัสสุ่ม',
        en: 'The token is the city’s; of its issuer the random id remains.',
      },
    },
  },
]
