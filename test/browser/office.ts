import { uuidv7 } from '../../src/base/id.ts'
import {
  firstMandate,
  issueToken,
  linkUrl,
  type Person,
  type Role,
  recordBreach,
  type Scope,
  startSession,
} from '../../src/identity/index.ts'
import { invite } from '../../src/identity/sign-in/invite.ts'
import { makeLink } from '../../src/identity/sign-in/link.ts'
import type { Db } from '../../src/store/db.ts'
import { mailedToken } from '../identity/invitations.ts'
import { actBy, add, entrust, khonKaen, programme } from '../identity/people.ts'
import { aSetting } from '../identity/sign-in.ts'

/** Somebody who reads the pages of people: in a mandate, or by a one-time link without being signed in. */
export type Reader = 'operator' | 'auditor' | 'city-executive' | 'data-steward' | 'nobody'

/** A page that only some may open, with who opens it here. */
export type OwnPage = { as: Reader; path: string }

/** An office with people, letters, a token and a breach, as pages have something to show. */
export type Office = {
  /** The value of each reader's cookie. */
  cookies: ReadonlyMap<Reader, string>
  pages: readonly OwnPage[]
}

const told = {
  kinds: ['confidentiality' as const],
  what: 'แฟ้มรายชื่อผู้แจ้งเหตุถูกส่งไปผิดหน่วยงาน พบจากหนังสือตอบกลับของหน่วยงานที่ได้รับ',
  whose: 'ผู้แจ้งเหตุในเมือง',
  data: 'ชื่อ หมายเลขโทรศัพท์ และสถานที่ที่แจ้ง',
  peopleCount: 1240,
  risk: 'high' as const,
  riskReason: 'อาจถูกติดต่อหลอกลวง',
  measures: 'ขอให้ลบแฟ้มและได้รับการยืนยันแล้ว',
}

/** Furnishes an office on a database that holds the record. */
export async function furnish(db: Db, now: Date): Promise<Office> {
  const cookies = new Map<Reader, string>()
  const admit = async (role: Role & Reader, name: string, scope: Scope) => {
    const person = await add(db, name)
    const mandate = await entrust(db, person, role, scope)
    const facts = { method: 'password', agent: windows } as const
    const { token } = await startSession(db.read, person, firstMandate([mandate], now), now, facts)
    await startSession(db.read, person, mandate, now, { method: 'passkey', agent: null })
    cookies.set(role, token)
    return { person, act: actBy(person, mandate, now) }
  }
  const operator = await admit('operator', 'Somying', programme)
  await admit('auditor', 'Malee', programme)
  await admit('city-executive', 'Somchai', khonKaen)
  const steward = await admit('data-steward', 'Manee', khonKaen)
  for (let i = 0; i < 21; i++) await add(db, `Resident-of-a-long-name-${i}`)
  await addPasskey(db, steward.person, now)

  const invited = {
    name: 'มานะ ขยันดี',
    email: 'mana.of.the.municipality@khonkaen-smart-city.example.go.th',
    lang: 'th' as const,
    role: 'city-developer' as const,
    scope: khonKaen,
    from: '2026-10-01',
    until: null,
    basis: 'คำสั่งเทศบาลนครขอนแก่นที่ 12/2569 ลงวันที่ 1 ตุลาคม 2569',
  }
  await invite(db, aSetting(), invited, operator.act)
  const invitation = await mailedToken(db)
  const breach = await recordBreach(db, new Date(now.getTime() - 3_600_000), told, operator.act)
  const { number } = await db.read
    .insertInto('tenant')
    .values({ name: 'khon-kaen', created_at: now })
    .returning('number')
    .executeTakeFirstOrThrow()
  const token = {
    tenant: number,
    label: 'สถานีวัดคุณภาพอากาศ 12 แห่ง',
    purposes: ['city-data-write' as const],
    expiresAt: new Date(now.getTime() + 90 * 86_400_000),
  }
  await issueToken(db, token, { city: 'khon-kaen', sample: false }, steward.act)
  const recovery = await makeLink(db.read, 'recovery', steward.person.id, now)

  const own = (as: Reader, ...paths: string[]) => paths.map((path) => ({ as, path }))
  const pages = [
    ...own('operator', '/account', '/account/erase', '/office/people', '/office/mail'),
    ...own('operator', '/office/people?q=zzzz', `/office/people/${steward.person.id}`),
    ...own('operator', '/office/breaches', '/office/breaches/new', '/organisation?place=programme'),
    ...own('operator', `/office/breaches/${breach.id}`, `/office/breaches/${breach.id}/assess`),
    ...own('auditor', '/office/audit', '/office/audit?action=breach.record', '/account/trail'),
    ...own('auditor', '/office/audit?from=x', '/office/mail'),
    ...own('city-executive', '/organisation', '/account'),
    ...own(
      'data-steward',
      '/account',
      '/account/tokens',
      '/organisation/data',
      '/organisation/data/first-csv',
    ),
    ...own('nobody', new URL(linkUrl('http://x', 'th', 'recovery', recovery.token)).pathname),
    ...own('nobody', '/sign-in?because=ended', '/sign-in/recover/sent'),
    ...own('nobody', `/invitations/${invitation}`),
  ]
  return { cookies, pages }
}

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0 Safari/537.36'

async function addPasskey(db: Db, person: Person, now: Date) {
  await db.read
    .insertInto('passkey')
    .values({
      id: uuidv7(now),
      person_id: person.id,
      user_handle: Buffer.alloc(32),
      public_key: Buffer.alloc(32),
      counter: 0,
      transports: [],
      backed_up: false,
      label: 'โน้ตบุ๊กที่ทำงานของกองยุทธศาสตร์และงบประมาณ',
      made_at: now,
      last_used_at: null,
    })
    .execute()
}
