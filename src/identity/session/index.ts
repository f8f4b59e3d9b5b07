import './tables.ts'

export * from './api-token.ts'
export { chooseMandate } from './choose-mandate.ts'
export { endOtherSessions, endOwnSession, endSessionsOf, signOut } from './end-sessions.ts'
export { findSignedIn, type SignedIn } from './find-signed-in.ts'
export { issueToken } from './issue-token.ts'
export * from './problems.ts'
export { findSession, listSessions } from './queries.ts'
export { revokeToken } from './revoke-token.ts'
export { apiTokenPrefix } from './secret.ts'
export { type Session, type SignInFacts, type SignInMethod, sessionLimits } from './session.ts'
export { makeShortMemory, type ShortMemory } from './short-memory.ts'
export {
  endAllSessions,
  endSession,
  type Opened,
  renewSession,
  startSession,
  touchSession,
} from './start-session.ts'
export { sweepSessions } from './sweep.ts'
export { findToken, listTokens, touchToken } from './token-queries.ts'
