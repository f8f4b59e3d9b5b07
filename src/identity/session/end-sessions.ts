import type { Db } from '../../store/db.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { lockPermitted } from '../people/lock-permitted.ts'
import type { Act, Actor } from '../policy/actor.ts'
import { signInNeeded } from '../policy/problems.ts'
import { noSuchSession } from './problems.ts'
import { endAllSessions, endSession } from './start-session.ts'

/** Ends one of one’s own sessions at once. Throws `noSuchSession`, also for somebody else's, or `signInNeeded`. */
export function endOwnSession(db: Db, sessionId: string, act: Act): Promise<void> {
  return db.transaction(async (tx) => {
    const { person } = requirePerson(act.actor)
    if (!(await endSession(tx, person.id, sessionId))) throw noSuchSession()
    const object = { kind: 'session', id: sessionId }
    await record(tx, doneEntry(act, { action: 'session.own', object }))
  })
}

/** Ends the session acted in; nothing happens where it has ended meanwhile. Throws `signInNeeded`. */
export function signOut(db: Db, act: Act): Promise<void> {
  return db.transaction(async (tx) => {
    const { person, sessionId: id } = requirePerson(act.actor)
    if (!(await endSession(tx, person.id, id))) return
    const object = { kind: 'session', id }
    await record(tx, doneEntry(act, { action: 'session.own', object }))
  })
}

/** Ends all of one’s own sessions but the one acted in; gives how many. Throws `signInNeeded`. */
export function endOtherSessions(db: Db, act: Act): Promise<number> {
  return db.transaction(async (tx) => {
    const { person, sessionId } = requirePerson(act.actor)
    const ended = await endAllSessions(tx, person.id, sessionId)
    const object = { kind: 'person', id: person.id }
    await record(tx, doneEntry(act, { action: 'session.own', object }))
    return ended
  })
}

/**
 * Ends every session of somebody else at once, as when an account has fallen into other hands; gives how many. Throws
 * `noSuchPerson`, `personErased`, `notPermitted` or `signInNeeded`.
 */
export function endSessionsOf(db: Db, personId: string, reason: string, act: Act): Promise<number> {
  return db.transaction(async (tx) => {
    const { sample } = await lockPermitted(tx, personId, 'session.end', act)
    const ended = await endAllSessions(tx, personId)
    const object = { kind: 'person', id: personId }
    await record(tx, doneEntry(act, { action: 'session.end', object, reason, sample }))
    return ended
  })
}

function requirePerson(actor: Actor): Extract<Actor, { kind: 'person' }> {
  if (actor.kind !== 'person') throw signInNeeded()
  return actor
}
