import type { Text } from '../../base/text.ts'
import type { DenialCounter } from '../audit/denials.ts'
import type { Mandate } from '../people/mandate.ts'
import type { Person } from '../people/person.ts'
import type { FindCity } from '../people/scope.ts'
import type { SignedIn } from '../session/find-signed-in.ts'
import type { Opened } from '../session/start-session.ts'

/** What signing in needs to know of the installation. */
export type SignInSetting = {
  /** Scheme and authority without a trailing slash; links are made from it, and passkeys hold for its host. */
  publicUrl: string
  /** What the installation is called in letters and by authenticators. */
  siteName: Text
  /** The installation's secret of 32 bytes, for what is kept as a keyed hash. */
  key: Uint8Array
  /** Counts what nobody known was refused. */
  denials: DenialCounter
  findCity: FindCity
}

/** Who knocks: from where, with which browser, already signed in as whom, when. */
export type Visit = {
  /** The caller's network address. */
  address: string
  /** What the browser calls itself. */
  agent: string | null
  requestId: string | null
  /** The session that the browser holds; it ends when another is opened. */
  signedIn: SignedIn | null
  now: Date
}

/** Somebody let in: the new session with its token, and the mandates in force, of which `session.mandateId` is acted in. */
export type Entered = Opened & { person: Person; mandates: Mandate[] }
