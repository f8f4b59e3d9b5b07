import { notPermitted, signInNeeded } from '../policy/problems.ts'
import type { SignedIn } from '../session/find-signed-in.ts'
import { signInAgain } from './problems.ts'
import type { Visit } from './sign-in.ts'

/** How long after signing in the ways to sign in may be changed, in minutes. Source: OWASP ASVS 5.0, 7.5.1. */
export const freshMinutes = 10

/** Gets who is signed in to an account of their own; a sample person's is everybody's. Throws `signInNeeded` or `notPermitted`. */
export function requireOwner({ signedIn }: Visit): SignedIn {
  if (!signedIn) throw signInNeeded()
  if (signedIn.actor.person.sample) throw notPermitted()
  return signedIn
}

/**
 * The same, if they signed in a short while ago: an open browser left alone must not give the account away. Throws `signInAgain`
 * too.
 */
export function requireFresh(visit: Visit): SignedIn {
  const owner = requireOwner(visit)
  const age = visit.now.getTime() - owner.session.startedAt.getTime()
  if (age > freshMinutes * 60_000) throw signInAgain()
  return owner
}
