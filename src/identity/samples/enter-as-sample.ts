import type { Db } from '../../store/db.ts'
import { noSuchPerson } from '../people/problems.ts'
import { findPerson } from '../people/queries.ts'
import { enter } from '../sign-in/enter.ts'
import type { Entered, Visit } from '../sign-in/sign-in.ts'

/** Signs in as a sample person, who needs no proof: nothing real is within their reach. Throws `noSuchPerson` for anybody else. */
export function enterAsSample(db: Db, personId: string, visit: Visit): Promise<Entered> {
  return db.transaction(async (tx) => {
    const person = await findPerson(tx, personId)
    if (!person?.sample || person.erasedAt) throw noSuchPerson()
    return enter(tx, person.id, 'link', visit)
  })
}
