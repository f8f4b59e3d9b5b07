import type { Text } from '../../base/text.ts'
import type { PersonalTable } from './personal-data.ts'

const untilRemoved: Text = {
  th: 'จนกว่าเจ้าของจะถอนออก หรือลบข้อมูลของบุคคลนั้น',
  en: 'until its owner removes it, or the person is erased',
}
const toProve: Text = {
  th: 'พิสูจน์ว่าผู้ลงชื่อเข้าใช้คือบุคคลนั้น',
  en: 'To prove that whoever signs in is the person.',
}

/** What proves who people are. */
export const signInData: readonly PersonalTable[] = [
  {
    table: 'password',
    name: { th: 'รหัสผ่าน', en: 'Passwords' },
    subject: { column: 'person_id', is: 'id' },
    fields: [
      {
        columns: ['hash'],
        name: { th: 'ค่าแฮชของรหัสผ่าน (argon2id)', en: 'hash of the password (argon2id)' },
        purpose: toProve,
        basis: 'public-task',
        retention: untilRemoved,
        secret: true,
      },
    ],
    plain: ['person_id', 'set_at'],
    onErasure: { does: 'delete' },
  },
  {
    table: 'passkey',
    name: { th: 'พาสคีย์', en: 'Passkeys' },
    subject: { column: 'person_id', is: 'id' },
    fields: [
      {
        columns: ['id', 'user_handle', 'public_key', 'counter', 'transports', 'backed_up'],
        name: { th: 'กุญแจสาธารณะของอุปกรณ์', en: 'public key of the device' },
        purpose: toProve,
        basis: 'public-task',
        retention: untilRemoved,
        secret: true,
      },
      {
        columns: ['label', 'made_at', 'last_used_at'],
        name: { th: 'ชื่ออุปกรณ์และเวลาที่ใช้', en: 'name of the device and when it was used' },
        purpose: { th: 'ให้เจ้าของรู้ว่าเป็นอุปกรณ์ใด', en: 'So that its owner knows which it is.' },
        basis: 'public-task',
        retention: untilRemoved,
      },
    ],
    plain: ['person_id'],
    onErasure: { does: 'delete' },
  },
  {
    table: 'passkey_challenge',
    name: { th: 'การลงชื่อด้วยพาสคีย์ที่รอคำตอบ', en: 'Passkey challenges that wait for an answer' },
    subject: { column: 'person_id', is: 'id' },
    fields: [
      {
        columns: ['challenge_hash', 'purpose', 'user_handle', 'link_id'],
        name: { th: 'ค่าแฮชของคำถาม', en: 'hash of the challenge' },
        purpose: toProve,
        basis: 'public-task',
        retention: { th: '5 นาที', en: '5 minutes' },
        secret: true,
      },
    ],
    plain: ['person_id', 'expires_at'],
    onErasure: { does: 'delete' },
  },
  {
    table: 'oidc_identity',
    name: { th: 'บัญชีที่ผู้ให้บริการยืนยันตัวตนรู้จัก', en: 'Identities at sign-in providers' },
    subject: { column: 'person_id', is: 'id' },
    fields: [
      {
        columns: ['issuer', 'subject', 'linked_at', 'last_used_at'],
        name: {
          th: 'ผู้ให้บริการและรหัสของบุคคลที่ผู้ให้บริการใช้',
          en: 'the provider, and its own id of the person',
        },
        purpose: toProve,
        basis: 'public-task',
        retention: untilRemoved,
      },
      {
        columns: ['citizen_hash'],
        name: {
          th: 'ค่าแฮชของเลขประจำตัวประชาชน (ไม่เก็บตัวเลข)',
          en: 'keyed hash of the citizen’s number (the number itself is not kept)',
        },
        purpose: {
          th: 'ให้บุคคลเดียวกันไม่มีสองบัญชี',
          en: 'So that one citizen does not have two accounts.',
        },
        basis: 'public-task',
        retention: untilRemoved,
        secret: true,
      },
    ],
    plain: ['person_id'],
    onErasure: { does: 'delete' },
  },
  {
    table: 'oidc_state',
    name: { th: 'การยืนยันตัวตนที่ยังไม่กลับมา', en: 'Round trips to a provider under way' },
    subject: { column: 'person_id', is: 'id' },
    fields: [
      {
        columns: ['state_hash', 'binding_hash', 'issuer', 'link_id'],
        name: { th: 'ค่าแฮชที่ผูกกับเบราว์เซอร์', en: 'hashes that tie it to the browser' },
        purpose: toProve,
        basis: 'public-task',
        retention: { th: '10 นาที', en: '10 minutes' },
        secret: true,
      },
    ],
    plain: ['person_id', 'expires_at'],
    onErasure: { does: 'delete' },
  },
]
