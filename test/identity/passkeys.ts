import type { Person } from '../../src/identity/people/person.ts'
import {
  addPasskey,
  signInWithPasskey,
  signInWithPassword,
  startPasskey,
  startPasskeySignIn,
} from '../../src/identity/sign-in/index.ts'
import type { Db } from '../../src/store/db.ts'
import { type Authenticator, type Meddling, makeAuthenticator } from '../support/authenticator.ts'
import { monday } from './people.ts'
import { aSetting, givePassword, goodPassword, holding, stranger } from './sign-in.ts'

export const setting = aSetting()

/** Somebody who has signed in by password, in their browser. */
export async function atHome(db: Db, person: Person) {
  await givePassword(db, person.id)
  const typed = { email: person.email, password: goodPassword }
  return holding(db, await signInWithPassword(db, setting, typed, stranger()))
}

/** Registers a passkey for a person, and gives the authenticator that holds it. */
export async function withPasskey(db: Db, person: Person, options = {}): Promise<Authenticator> {
  const authenticator = makeAuthenticator(setting.publicUrl, options)
  const visit = await atHome(db, person)
  const response = authenticator.create(await startPasskey(db, setting, visit))
  await addPasskey(db, setting, { response, label: 'มือถือ' }, visit)
  return authenticator
}

export async function signIn(
  db: Db,
  authenticator: Authenticator,
  meddling: Meddling = {},
  now = monday,
) {
  const options = await startPasskeySignIn(db, setting, now)
  return signInWithPasskey(db, setting, authenticator.get(options, meddling), stranger(now))
}
