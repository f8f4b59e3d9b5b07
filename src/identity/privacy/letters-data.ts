import type { Text } from '../../base/text.ts'
import type { PersonalTable } from './personal-data.ts'

const quarterHour: Text = { th: '15 นาที', en: '15 minutes' }
const linkLife: Text = {
  th: 'ถึง 7 วันหลังครบกำหนด (คำเชิญ 7 วัน ลิงก์กู้คืน 1 ชั่วโมง)',
  en: 'until 7 days after it expires (invitations 7 days, recovery 1 hour)',
}
const toLetIn: Text = {
  th: 'ให้ผู้ได้รับเชิญหรือผู้ที่ลืมวิธีเข้าใช้กลับเข้ามาได้',
  en: 'To let in who was invited, or has lost the way in.',
}

/** Invitations, ways back in, letters, and tries to sign in. */
export const lettersData: readonly PersonalTable[] = [
  {
    table: 'invitation',
    name: { th: 'คำเชิญ', en: 'Invitations' },
    subject: { column: 'email', is: 'email' },
    actors: ['invited_by'],
    fields: [
      {
        columns: [
          'name',
          'email',
          'lang',
          'role',
          'scope_kind',
          'scope_id',
          'from_on',
          'until_on',
          'basis',
          'invited_by',
        ],
        name: {
          th: 'ผู้ได้รับเชิญ ผู้เชิญ และการมอบหมายที่จะได้รับ',
          en: 'who is invited, by whom, and the mandate to be held',
        },
        purpose: toLetIn,
        basis: 'public-task',
        retention: linkLife,
      },
    ],
    plain: ['link_id'],
    onErasure: { does: 'delete' },
  },
  {
    table: 'one_time_link',
    name: { th: 'ลิงก์ใช้ครั้งเดียว', en: 'One-time links' },
    subject: { column: 'person_id', is: 'id' },
    fields: [
      {
        columns: ['token_hash'],
        name: { th: 'ค่าแฮชของลิงก์', en: 'hash of the link' },
        purpose: toLetIn,
        basis: 'public-task',
        retention: linkLife,
        secret: true,
      },
    ],
    plain: ['id', 'purpose', 'person_id', 'made_at', 'expires_at', 'used_at'],
    onErasure: { does: 'delete' },
  },
  {
    table: 'recovery_request',
    name: { th: 'คำขอกู้คืนการเข้าใช้', en: 'Requests for a way back in' },
    subject: { column: 'email', is: 'email' },
    fields: [
      {
        columns: ['email'],
        name: { th: 'อีเมล', en: 'e-mail address' },
        purpose: toLetIn,
        basis: 'public-task',
        retention: {
          th: 'จนกว่าจะตอบ ปกติไม่กี่วินาที',
          en: 'until it is answered, as a rule within seconds',
        },
      },
    ],
    plain: ['id', 'asked_at'],
    onErasure: { does: 'delete' },
  },
  {
    table: 'mail',
    name: { th: 'จดหมาย', en: 'Letters' },
    subject: { column: 'recipient', is: 'email' },
    fields: [
      {
        columns: ['recipient', 'subject', 'body', 'lang', 'delivered_to', 'last_error'],
        name: {
          th: 'ผู้รับ หัวเรื่อง เนื้อความ และผลการส่ง',
          en: 'recipient, subject, text and how it was delivered',
        },
        purpose: {
          th: 'ส่งคำเชิญ ลิงก์กู้คืน และแจ้งการเปลี่ยนแปลงของบัญชี',
          en: 'To send invitations, ways back in and news of the account.',
        },
        basis: 'public-task',
        retention: {
          th: 'เนื้อความจนกว่าจะส่ง ส่วนที่เหลือ 30 วัน',
          en: 'the text until it is delivered, the rest 30 days',
        },
      },
    ],
    plain: ['id', 'written_at', 'due_at', 'tries', 'delivered_at'],
    onErasure: { does: 'delete' },
  },
  {
    table: 'sign_in_attempt',
    name: { th: 'ความพยายามลงชื่อเข้าใช้ที่ไม่สำเร็จ', en: 'Tries to sign in that failed' },
    subject: null,
    fields: [
      {
        columns: ['kind', 'account', 'address', 'at'],
        name: {
          th: 'ค่าแฮชของบัญชีและของเลขที่อยู่ไอพี',
          en: 'keyed hashes of the account and of the network address',
        },
        purpose: { th: 'ป้องกันการเดารหัสผ่าน', en: 'To stop guessing.' },
        basis: 'legitimate-interest',
        retention: quarterHour,
        secret: true,
      },
    ],
    plain: ['id'],
    onErasure: {
      does: 'keep',
      because: { th: 'หมดไปเองภายใน 15 นาที', en: 'It is gone by itself within 15 minutes.' },
    },
  },
]
