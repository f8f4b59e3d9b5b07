import { Problem } from '../../src/base/problem.ts'
import { type AuditEntry, makeDenialCounter, searchAudit } from '../../src/identity/audit/index.ts'
import { findSignedIn, type Opened } from '../../src/identity/session/index.ts'
import { hashPassword } from '../../src/identity/sign-in/argon2.ts'
import type { SignInSetting, Visit } from '../../src/identity/sign-in/index.ts'
import { storeHash } from '../../src/identity/sign-in/password-queries.ts'
import type { Db } from '../../src/store/db.ts'
import { findCity, monday } from './people.ts'

const key = Buffer.alloc(32, 7)

/** An installation as stories know it, with a counter of its own. */
export function aSetting(): SignInSetting {
  return {
    publicUrl: 'https://lakmueang.example',
    siteName: { th: 'หลักเมือง', en: 'Lak Mueang' },
    key,
    denials: makeDenialCounter(key),
    findCity,
  }
}

/** Somebody who is not signed in, at a moment, from an address. */
export function stranger(now = monday, address = '203.0.113.5'): Visit {
  return { address, agent: 'Firefox 143 on Windows', requestId: 'request-1', signedIn: null, now }
}

/** The same browser, holding a session that was opened. Throws when the session is not alive. */
export async function holding(db: Db, { token }: Opened, now = monday): Promise<Visit> {
  const signedIn = await findSignedIn(db.read, token, now)
  if (!signedIn) throw new Error('the session is over')
  return { ...stranger(now), signedIn }
}

export const goodPassword = 'หมาแมวนกปลา กินข้าว'

/** Gives a person a password, without going through any verb. */
export async function givePassword(db: Db, personId: string, password = goodPassword) {
  await storeHash(db.read, personId, await hashPassword(password), monday)
}

/** The problem that work ends in. Throws when it ends in none. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (thrown instanceof Problem) return thrown
  throw new Error(`no problem but ${thrown}`, { cause: thrown })
}

/** The type of the problem that work ends in. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  return (await problemOf(work)).kind.type
}

/** Everything on record, the oldest first: who, what, to what, with which outcome. */
export async function recorded(db: Db): Promise<string[]> {
  const { items } = await searchAudit(db.read, {}, { page: 1, size: 100 })
  return items.map(({ entry }) => tell(entry)).reverse()
}

function tell({ who, action, object, outcome }: AuditEntry): string {
  return `${who.kind} ${outcome} ${action} ${object.kind}`
}
