import { uuidv7 } from '../../base/id.ts'
import type { Db, Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import { networkOf } from '../audit/address-hash.ts'
import { keyedHash } from './keyed-hash.ts'
import { tooManyAttempts } from './problems.ts'
import type { SignInSetting, Visit } from './sign-in.ts'

/** What is limited. Passkeys and providers are not: nobody can guess them, so nobody can be locked out of them. */
export type AttemptKind = 'password' | 'recovery'

/** How many tries within the window: of one account, and from one address. Source: OWASP ASVS 5.0, 6.3.1. */
export const attemptLimits: Record<AttemptKind, { account: number; address: number }> = {
  password: { account: 10, address: 100 },
  recovery: { account: 3, address: 30 },
}
export const attemptWindowMinutes = 15

const windowMs = attemptWindowMinutes * 60_000

/**
 * Takes one of the tries that an account and an address have, before it is known how it ends: tries at the same time cannot slip
 * past the limit together. `account` is what was typed, folded. Gives the id of the try. Throws `tooManyAttempts` with
 * Retry-After, alike for accounts that do not exist.
 */
export function takeAttempt(
  db: Db,
  { key, denials }: SignInSetting,
  kind: AttemptKind,
  account: string,
  { address, now }: Visit,
): Promise<string> {
  const tried = {
    account: keyedHash(key, 'sign-in account', account),
    address: keyedHash(key, 'sign-in address', networkOf(address)),
  }
  return db.transaction(async (tx) => {
    await lockName(tx, `attempts ${tried.account.toString('hex')}`)
    await lockName(tx, `attempts ${tried.address.toString('hex')}`)
    for (const by of ['account', 'address'] as const) {
      const freeAt = await findFreeAt(tx, kind, by, tried[by], now)
      if (!freeAt) continue
      denials.count(address, `sign-in.${kind}`, now)
      throw tooManyAttempts({ headers: { 'retry-after': secondsUntil(freeAt, now) } })
    }
    const id = uuidv7(now)
    await tx
      .insertInto('sign_in_attempt')
      .values({ id, kind, ...tried, at: now })
      .execute()
    return id
  })
}

/** Gives a try back that has succeeded. */
export async function forgiveAttempt(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where('id', '=', id).execute()
}

/** Writes to a try and leaves it as it is: takes the time of a note on record where there is nobody to write one of. */
export async function touchAttempt(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('sign_in_attempt')
    .set(({ ref }) => ({ at: ref('at') }))
    .where('id', '=', id)
    .execute()
}

/** Takes away tries that no longer count; gives how many. */
export async function sweepAttempts(tx: Tx, now: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('sign_in_attempt')
    .where('at', '<=', new Date(now.getTime() - windowMs))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** When there is a try again; undefined while there is one. It is when the oldest of the last ones leaves the window. */
async function findFreeAt(
  tx: Tx,
  kind: AttemptKind,
  by: 'account' | 'address',
  hash: Buffer,
  now: Date,
): Promise<Date | undefined> {
  const blocking = await tx
    .selectFrom('sign_in_attempt')
    .select('at')
    .where(by, '=', hash)
    .where('kind', '=', kind)
    .where('at', '>', new Date(now.getTime() - windowMs))
    .orderBy('at', 'desc')
    .offset(attemptLimits[kind][by] - 1)
    .limit(1)
    .executeTakeFirst()
  return blocking && new Date(blocking.at.getTime() + windowMs)
}

function secondsUntil(at: Date, now: Date): string {
  return String(Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000)))
}
