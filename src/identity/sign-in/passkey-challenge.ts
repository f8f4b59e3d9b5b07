import { randomBytes } from 'node:crypto'
import type { Tx } from '../../store/db.ts'
import { hashSecret } from '../session/secret.ts'
import { passkeyLimits } from './passkey.ts'

/** For whom a passkey is registered: a person who is signed in, or whoever holds a one-time link. */
export type PasskeyHolder = { personId: string } | { linkId: string }

/** A challenge that waits: to sign in, or to register under a handle. */
export type Challenge =
  | { purpose: 'sign-in' }
  | { purpose: 'register'; holder: PasskeyHolder; handle: Buffer }

/** Makes a challenge of 256 random bits; only its hash is kept. */
export async function makeChallenge(
  tx: Tx,
  challenge: Challenge,
  now: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(randomBytes(32))
  const { holder, handle } = challenge.purpose === 'register' ? challenge : nobody
  await tx
    .insertInto('passkey_challenge')
    .values({
      challenge_hash: hashSecret(Buffer.from(bytes).toString('base64url')),
      purpose: challenge.purpose,
      person_id: holder && 'personId' in holder ? holder.personId : null,
      link_id: holder && 'linkId' in holder ? holder.linkId : null,
      user_handle: handle,
      expires_at: new Date(now.getTime() + passkeyLimits.challengeMinutes * 60_000),
    })
    .execute()
  return bytes
}

/**
 * Takes the challenge that an answer names (base64url, as in its client data) away, whatever comes of the answer: it is good for
 * one. Gives undefined where there is none, or it is too old.
 */
export async function takeChallenge(
  tx: Tx,
  named: string,
  now: Date,
): Promise<Challenge | undefined> {
  const row = await tx
    .deleteFrom('passkey_challenge')
    .where('challenge_hash', '=', hashSecret(named))
    .returning(['purpose', 'person_id', 'link_id', 'user_handle', 'expires_at'])
    .executeTakeFirst()
  if (!row || row.expires_at <= now) return undefined
  if (row.purpose === 'sign-in') return { purpose: 'sign-in' }
  const holder = row.person_id ? { personId: row.person_id } : { linkId: row.link_id as string }
  return { purpose: 'register', holder, handle: row.user_handle as Buffer }
}

/** The challenge that an answer of a browser names; undefined for what is no such answer. */
export function namedChallenge(clientData: string): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8'))
    return typeof challenge === 'string' ? challenge : undefined
  } catch {
    return undefined
  }
}

const nobody = { holder: undefined, handle: null }
