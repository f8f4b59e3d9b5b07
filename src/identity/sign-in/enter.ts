import type { Tx } from '../../store/db.ts'
import { record } from '../audit/record.ts'
import { firstMandate, mandatesInForce } from '../people/mandate.ts'
import { listMandates } from '../people/mandate-queries.ts'
import { lockPerson } from '../people/queries.ts'
import type { SignInMethod } from '../session/session.ts'
import { endSession, startSession } from '../session/start-session.ts'
import { ownEntry } from './entries.ts'
import type { Entered, Visit } from './sign-in.ts'

/**
 * Lets in whoever has proved to be the person: a new session with a new token, and the end of the one the browser held. Who was
 * in already goes on in the mandate they acted in. Every way in ends here.
 */
export async function enter(
  tx: Tx,
  personId: string,
  method: SignInMethod,
  visit: Visit,
): Promise<Entered> {
  const { signedIn, agent, now } = visit
  const person = await lockPerson(tx, personId)
  if (signedIn) await endSession(tx, signedIn.session.personId, signedIn.session.id)
  const mandates = mandatesInForce(await listMandates(tx, personId), now)
  const actedIn = mandates.find(({ id }) => id === signedIn?.session.mandateId)
  const mandate = actedIn ?? firstMandate(mandates, now)
  const opened = await startSession(tx, person, mandate, now, { method, agent })
  const object = { kind: 'session', id: opened.session.id }
  await record(tx, ownEntry(person, { action: `sign-in.${method}`, object }, visit))
  return { ...opened, person, mandates }
}
