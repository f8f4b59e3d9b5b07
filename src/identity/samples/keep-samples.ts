import { bangkokDay } from '../../base/day.ts'
import type { Db, Tx } from '../../store/db.ts'
import { lockName } from '../../store/locks.ts'
import { systemEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { addPerson } from '../people/add-person.ts'
import { addMandate } from '../people/grant-mandate.ts'
import { mandatesInForce } from '../people/mandate.ts'
import { listMandates } from '../people/mandate-queries.ts'
import type { Person } from '../people/person.ts'
import { findPersonByEmail } from '../people/queries.ts'
import type { FindCity } from '../people/scope.ts'
import { type Sample, samples } from './sample.ts'

const basis = 'บุคคลตัวอย่าง (sample person)'

/** A sample person as the sign-in page lists them. */
export type ListedSample = { person: Person; role: Sample['role'] }

/** Sees that every sample person is there, in a mandate that is in force. Throws `noSuchScope` where the record has no such body. */
export function keepSamples(db: Db, findCity: FindCity, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    await lockName(tx, 'samples')
    for (const sample of samples) await keepSample(tx, sample, findCity, now)
  })
}

/** Ends whatever sample people still hold: without SAMPLE there are none. Gives how many sessions. */
export async function dropSamples(db: Db): Promise<number> {
  const { numDeletedRows } = await db.read
    .deleteFrom('session')
    .where('person_id', 'in', (eb) =>
      eb.selectFrom('person').select('id').where('sample', '=', true),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** The sample people, in the order of the roles. */
export async function listSamples(tx: Tx): Promise<ListedSample[]> {
  const found = await Promise.all(samples.map(({ email }) => findPersonByEmail(tx, email)))
  return samples.flatMap(({ role }, at) => {
    const person = found[at]
    return person?.sample ? [{ person, role }] : []
  })
}

async function keepSample(
  tx: Tx,
  { role, name, email, scope }: Sample,
  findCity: FindCity,
  now: Date,
) {
  const known = await findPersonByEmail(tx, email)
  const newcomer = { name: name.th, email, lang: 'th' as const, sample: true }
  const person = known ?? (await addPerson(tx, newcomer, now))
  const held = mandatesInForce(await listMandates(tx, person.id), now)
  if (held.some((mandate) => mandate.role === role)) return
  const wanted = { personId: person.id, role, scope, from: bangkokDay(now), until: null, basis }
  const mandate = await addMandate(tx, wanted, null, findCity, now)
  const object = { kind: 'mandate', id: mandate.id }
  const done = { action: 'mandate.grant', object, after: mandate, sample: true } as const
  await record(tx, systemEntry('samples', now, done))
}
