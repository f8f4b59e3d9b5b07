import type { NewInvitation } from '../../src/identity/sign-in/index.ts'
import type { Db } from '../../src/store/db.ts'
import { actBy, add, entrust, khonKaen } from './people.ts'
import { aSetting, goodPassword } from './sign-in.ts'

export const setting = aSetting()
export const steward: NewInvitation = {
  name: 'สมชาย ใจดี',
  email: 'Somchai@KhonKaen.go.th',
  lang: 'th',
  role: 'data-steward',
  scope: khonKaen,
  from: '2026-11-01',
  until: '2027-11-01',
  basis: 'คำสั่งเทศบาลที่ 12/2569',
}
export const byPassword = { kind: 'password', password: goodPassword } as const

/** The executive of Khon Kaen, ready to act. */
export async function executive(db: Db) {
  const person = await add(db, 'Executive')
  return actBy(person, await entrust(db, person, 'city-executive', khonKaen))
}

/** The token of the last letter's link. */
export async function mailedToken(db: Db): Promise<string> {
  const letter = await db.read
    .selectFrom('mail')
    .select('body')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const token = /\/invitations\/([\w-]{43})/.exec(letter.body ?? '')?.[1]
  if (!token) throw new Error(`no link in: ${letter.body}`)
  return token
}
