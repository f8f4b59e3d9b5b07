import { randomBytes } from 'node:crypto'
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Lang } from '../../base/text.ts'
import type { Db, Tx } from '../../store/db.ts'
import { isSelfAttested } from './attestation.ts'
import { passkeyAlgorithms, passkeyLimits, relyingParty } from './passkey.ts'
import {
  makeChallenge,
  namedChallenge,
  type PasskeyHolder,
  takeChallenge,
} from './passkey-challenge.ts'
import { knownPasskeys } from './passkey-queries.ts'
import { passkeyNotAdded } from './problems.ts'
import type { SignInSetting } from './sign-in.ts'

/** What a browser is asked to make a passkey from. */
export type RegistrationOptions = PublicKeyCredentialCreationOptionsJSON

/** What a browser answers, and what its owner calls the passkey. */
export type NewPasskey = { response: RegistrationResponseJSON; label: string }

/** Whose passkey it is to be, as an authenticator shows it. */
export type PasskeyOwner = { name: string; email: string; lang: Lang }

/** A passkey that has been proved and is not yet kept. */
export type ProvedPasskey = {
  id: string
  handle: Buffer
  publicKey: Uint8Array
  counter: number
  transports: string[]
  backedUp: boolean
  label: string
}

/** Begins a registration. The passkey is to be discoverable, and to see that its user is there and is the one (UP and UV). */
export async function startRegistration(
  tx: Tx,
  setting: SignInSetting,
  holder: PasskeyHolder,
  personId: string | null,
  { name, email, lang }: PasskeyOwner,
  now: Date,
): Promise<RegistrationOptions> {
  const known = personId === null ? undefined : await knownPasskeys(tx, personId)
  const handle = known?.handle ?? randomBytes(32)
  return generateRegistrationOptions({
    rpName: setting.siteName[lang],
    rpID: relyingParty(setting.publicUrl).id,
    userID: Uint8Array.from(handle),
    userName: email,
    userDisplayName: name,
    challenge: await makeChallenge(tx, { purpose: 'register', holder, handle }, now),
    timeout: passkeyLimits.challengeMinutes * 60_000,
    attestationType: 'none',
    excludeCredentials: known?.keys ?? [],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: passkeyAlgorithms,
  })
}

/**
 * Verifies what the browser made, for the holder who began; the challenge is used up, whatever comes of it. Throws
 * `passkeyNotAdded`.
 */
export async function proveRegistration(
  db: Db,
  { publicUrl }: SignInSetting,
  { response, label }: NewPasskey,
  holder: PasskeyHolder,
  now: Date,
): Promise<ProvedPasskey> {
  const named = namedChallenge(response.response.clientDataJSON)
  const taken = named === undefined ? undefined : await takeChallenge(db.read, named, now)
  if (named === undefined || taken?.purpose !== 'register' || !isSame(taken.holder, holder))
    throw passkeyNotAdded()
  const { origin, id: expectedRPID } = relyingParty(publicUrl)
  const verified = await refusing(async () => {
    if (!isSelfAttested(response.response.attestationObject)) return { verified: false } as const
    return verifyRegistrationResponse({
      response,
      expectedChallenge: named,
      expectedOrigin: origin,
      expectedRPID,
      requireUserVerification: true,
      supportedAlgorithmIDs: passkeyAlgorithms,
    })
  })
  if (!verified.verified) throw passkeyNotAdded()
  const { credential, credentialBackedUp: backedUp } = verified.registrationInfo
  return {
    id: credential.id,
    handle: taken.handle,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: (credential.transports ?? []).filter((name) => /^[a-z-]{1,20}$/.test(name)),
    backedUp,
    label: [...label.trim()].slice(0, passkeyLimits.label).join('') || 'Passkey',
  }
}

/** Keeps a passkey of a person. Throws `passkeyNotAdded` for one that is somebody's already. */
export async function storePasskey(
  tx: Tx,
  personId: string,
  { handle, publicKey, backedUp, ...passkey }: ProvedPasskey,
  now: Date,
): Promise<void> {
  const stored = await tx
    .insertInto('passkey')
    .values({
      ...passkey,
      person_id: personId,
      user_handle: handle,
      public_key: Buffer.from(publicKey),
      backed_up: backedUp,
      made_at: now,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!stored) throw passkeyNotAdded()
}

/** The library throws at whatever does not verify; all of it is one refusal. */
async function refusing<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify()
  } catch {
    throw passkeyNotAdded()
  }
}

function isSame(one: PasskeyHolder, other: PasskeyHolder): boolean {
  if ('personId' in one) return 'personId' in other && one.personId === other.personId
  return 'linkId' in other && one.linkId === other.linkId
}
