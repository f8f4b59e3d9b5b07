import './tables.ts'

export {
  acceptInvitation,
  acceptSignedIn,
  readInvitation,
  startInvitedPasskey,
} from './accept-invitation.ts'
export { addPasskey, removePasskey, startPasskey } from './add-passkey.ts'
export { attemptLimits, attemptWindowMinutes } from './attempts.ts'
export { changePassword } from './change-password.ts'
export { readCitizenNumber } from './claims.ts'
export type { NewCredential } from './credential.ts'
export type { SignInAction } from './entries.ts'
export { finishOidc, type OidcReturn } from './finish-oidc.ts'
export {
  becomeFirstOperator,
  type FirstOperator,
  operatorLink,
  requireOperatorLink,
  startOperatorPasskey,
} from './first-operator.ts'
export { freshMinutes } from './fresh.ts'
export { type Identity, listIdentities } from './identities.ts'
export { openInstallationKey } from './installation-key.ts'
export type { Invitation, NewInvitation } from './invitation.ts'
export { type InvitationFilter, listInvitations } from './invitation-queries.ts'
export { invite, withdrawInvitation } from './invite.ts'
export { type LinkPurpose, linkMinutes, linkUrl, type MadeLink } from './link.ts'
export { canHavePasskeys, type Passkey, passkeyLimits } from './passkey.ts'
export { listPasskeys } from './passkey-queries.ts'
export { passwordLimits } from './password.ts'
export { type PostOptions, startPost } from './post.ts'
export * from './problems.ts'
export {
  type ClaimNames,
  type Fetch,
  makeProvider,
  type Provider,
  type ProviderSettings,
  redirectUri,
  standardClaims,
} from './provider.ts'
export {
  answerRecoveries,
  askRecovery,
  recover,
  requireRecovery,
  startRecoveryPasskey,
} from './recovery.ts'
export type { NewPasskey, RegistrationOptions } from './register-passkey.ts'
export type { Entered, SignInSetting, Visit } from './sign-in.ts'
export {
  type SignInOptions,
  signInWithPasskey,
  startPasskeySignIn,
} from './sign-in-with-passkey.ts'
export { signInWithPassword } from './sign-in-with-password.ts'
export { type OidcStart, type OidcWish, startOidc } from './start-oidc.ts'
export { sweepSignIn } from './sweep.ts'
export { unlinkIdentity } from './unlink-identity.ts'
export { countWaysIn } from './ways-in.ts'
