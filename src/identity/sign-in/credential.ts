import type { Db, Tx } from '../../store/db.ts'
import type { SignInMethod } from '../session/session.ts'
import { hashPassword } from './argon2.ts'
import { requireStrong } from './password.ts'
import { storeHash } from './password-queries.ts'
import { type NewPasskey, proveRegistration, storePasskey } from './register-passkey.ts'
import type { SignInSetting } from './sign-in.ts'

/** The way to sign in that somebody who holds a one-time link chooses. */
export type NewCredential =
  | { kind: 'password'; password: string }
  | ({ kind: 'passkey' } & NewPasskey)

/** A way to sign in that is good and waits to be kept. */
export type ProvedCredential = {
  method: SignInMethod
  store(tx: Tx, personId: string, now: Date): Promise<void>
}

/**
 * Proves a chosen way to sign in, outside of any transaction, as it takes long. Throws `weakPassword`, `signInBusy` or
 * `passkeyNotAdded`.
 */
export async function proveCredential(
  db: Db,
  setting: SignInSetting,
  chosen: NewCredential,
  holder: { linkId: string; name: string; email: string },
  now: Date,
): Promise<ProvedCredential> {
  if (chosen.kind === 'passkey') {
    const proved = await proveRegistration(db, setting, chosen, { linkId: holder.linkId }, now)
    const store = (tx: Tx, personId: string, at: Date) => storePasskey(tx, personId, proved, at)
    return { method: 'passkey', store }
  }
  requireStrong(chosen.password, holder)
  const hash = await hashPassword(chosen.password)
  const store = (tx: Tx, personId: string, at: Date) => storeHash(tx, personId, hash, at)
  return { method: 'password', store }
}
