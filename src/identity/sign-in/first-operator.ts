import { bangkokDay } from '../../base/day.ts'
import type { Lang } from '../../base/text.ts'
import type { Db, Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import { systemEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { addPerson, requireFields } from '../people/add-person.ts'
import { addMandate } from '../people/grant-mandate.ts'
import { countHolders } from '../people/mandate-queries.ts'
import { type NewCredential, proveCredential } from './credential.ts'
import { enter } from './enter.ts'
import { ownEntry } from './entries.ts'
import { type MadeLink, makeLink, requireLink, spendLink } from './link.ts'
import { linkUsed } from './problems.ts'
import { type RegistrationOptions, startRegistration } from './register-passkey.ts'
import type { Entered, SignInSetting, Visit } from './sign-in.ts'

/** Who the first operator says they are. */
export type FirstOperator = { name: string; email: string; lang: Lang }

const basis = 'ติดตั้งระบบครั้งแรก (first start of the installation)'

/**
 * Makes the link by which somebody becomes the first operator; undefined while there is an operator. Links of earlier starts no longer
 * work. It is shown once, to whoever starts the installation; `linkUrl` gives its address.
 */
export async function operatorLink(tx: Tx, now: Date): Promise<MadeLink | undefined> {
  await lockName(tx, 'operators')
  if ((await countHolders(tx, 'operator', now)) > 0) return undefined
  await tx.deleteFrom('one_time_link').where('purpose', '=', 'operator').execute()
  return makeLink(tx, 'operator', null, now)
}

/** Sees that a link works before its page asks for anything. Throws `linkUnknown`, `linkExpired` or `linkUsed`. */
export async function requireOperatorLink(db: Db, token: string, now: Date): Promise<string> {
  const { id } = await requireLink(db.read, 'operator', { token }, now)
  if ((await countHolders(db.read, 'operator', now)) > 0) throw linkUsed()
  return id
}

/** Begins to become the first operator with a passkey. Throws as `requireOperatorLink`, or `invalidPerson`. */
export async function startOperatorPasskey(
  db: Db,
  setting: SignInSetting,
  token: string,
  typed: FirstOperator,
  now: Date,
): Promise<RegistrationOptions> {
  const linkId = await requireOperatorLink(db, token, now)
  const owner = { ...typed, ...requireFields(typed) }
  return startRegistration(db.read, setting, { linkId }, null, owner, now)
}

/**
 * Makes whoever holds the link the first operator, from today on. Of two at the same moment one is refused. Throws as
 * `requireOperatorLink`, or `invalidPerson`, `emailTaken`, `weakPassword`, `passkeyNotAdded`, `signInBusy`.
 */
export async function becomeFirstOperator(
  db: Db,
  setting: SignInSetting,
  token: string,
  typed: FirstOperator,
  chosen: NewCredential,
  visit: Visit,
): Promise<Entered> {
  const { now } = visit
  const linkId = await requireOperatorLink(db, token, now)
  const holder = { linkId, ...requireFields(typed) }
  const credential = await proveCredential(db, setting, chosen, holder, now)
  return db.transaction(async (tx) => {
    await lockName(tx, 'operators')
    if ((await countHolders(tx, 'operator', now)) > 0) throw linkUsed()
    await spendLink(tx, 'operator', { token }, now)
    const person = await addPerson(tx, { ...typed, sample: false }, now)
    const mandate = await addMandate(
      tx,
      {
        personId: person.id,
        role: 'operator',
        scope: { kind: 'programme', id: null },
        from: bangkokDay(now),
        until: null,
        basis,
      },
      null,
      setting.findCity,
      now,
    )
    await credential.store(tx, person.id, now)
    const object = { kind: 'mandate', id: mandate.id }
    const granted = { action: 'mandate.grant-office', object, after: mandate } as const
    await record(tx, systemEntry('first-start', now, granted))
    await record(tx, ownEntry(person, { action: 'operator.first', object }, visit))
    return enter(tx, person.id, credential.method, visit)
  })
}
