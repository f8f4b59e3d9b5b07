import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import type { Db, Tx } from '../../store/db.ts'
import { record } from '../audit/record.ts'
import { enter } from './enter.ts'
import { refusedEntry } from './entries.ts'
import { passkeyLimits, relyingParty } from './passkey.ts'
import { makeChallenge, namedChallenge, takeChallenge } from './passkey-challenge.ts'
import { lockPasskey, notePasskeyUsed } from './passkey-queries.ts'
import { passkeyRefused } from './problems.ts'
import type { Entered, SignInSetting, Visit } from './sign-in.ts'

/** What a browser is asked to sign in with. No passkey is named in it: the authenticator knows which ones are for this host. */
export type SignInOptions = PublicKeyCredentialRequestOptionsJSON

/** Begins to sign in with a passkey. Nobody need say who they are. */
export async function startPasskeySignIn(
  db: Db,
  { publicUrl }: SignInSetting,
  now: Date,
): Promise<SignInOptions> {
  return generateAuthenticationOptions({
    rpID: relyingParty(publicUrl).id,
    challenge: await makeChallenge(db.read, { purpose: 'sign-in' }, now),
    timeout: passkeyLimits.challengeMinutes * 60_000,
    userVerification: 'required',
  })
}

/**
 * Signs in with a passkey. The challenge is used up, whatever comes of it; the authenticator's counter must have grown, where it
 * counts. Never limited. Throws `passkeyRefused`, for whatever reason.
 */
export async function signInWithPasskey(
  db: Db,
  setting: SignInSetting,
  response: AuthenticationResponseJSON,
  visit: Visit,
): Promise<Entered> {
  const named = namedChallenge(response.response.clientDataJSON)
  const taken = named === undefined ? undefined : await takeChallenge(db.read, named, visit.now)
  const outcome =
    named !== undefined && taken?.purpose === 'sign-in'
      ? await db.transaction((tx) => tryPasskey(tx, setting, response, named, visit))
      : 'unknown'
  if (outcome === 'unknown') setting.denials.count(visit.address, 'sign-in.passkey', visit.now)
  if (typeof outcome === 'string') throw passkeyRefused()
  return outcome
}

/** Lets in whom the passkey belongs to. A refusal of a passkey that is somebody's goes on record, and so is not thrown here. */
async function tryPasskey(
  tx: Tx,
  setting: SignInSetting,
  response: AuthenticationResponseJSON,
  named: string,
  visit: Visit,
): Promise<Entered | 'unknown' | 'refused'> {
  const passkey = await lockPasskey(tx, response.id)
  if (!passkey) return 'unknown'
  const proof = await verify(setting, response, named, passkey)
  if (!proof) {
    const person = { id: passkey.personId, sample: passkey.sample }
    await record(tx, refusedEntry(person, 'sign-in.passkey', setting, visit))
    return 'refused'
  }
  await notePasskeyUsed(tx, passkey.id, proof.newCounter, proof.credentialBackedUp, visit.now)
  return enter(tx, passkey.personId, 'passkey', visit)
}

type KnownPasskey = NonNullable<Awaited<ReturnType<typeof lockPasskey>>>

async function verify(
  { publicUrl }: SignInSetting,
  response: AuthenticationResponseJSON,
  expectedChallenge: string,
  { id, handle, publicKey, counter, transports }: KnownPasskey,
) {
  const { userHandle } = response.response
  if (userHandle !== undefined && userHandle !== handle.toString('base64url')) return undefined
  const { origin, id: expectedRPID } = relyingParty(publicUrl)
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID,
      requireUserVerification: true,
      credential: {
        id,
        publicKey: Uint8Array.from(publicKey),
        counter,
        transports: transports as AuthenticatorTransport[],
      },
    })
    return verified ? authenticationInfo : undefined
  } catch {
    // The library throws at whatever does not verify; all of it is one refusal.
    return undefined
  }
}
