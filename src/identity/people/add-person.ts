import type { Text } from '../../base/text.ts'
import type { Tx } from '../../store/db.ts'
import { makePersonId, type NewPerson, type Person, readEmail, readName } from './person.ts'
import { emailTaken, invalidPerson } from './problems.ts'

/**
 * Adds a person; whoever calls has seen that they may (an invitation, a sign-in, the installation). Throws `invalidPerson`,
 * naming each field, or `emailTaken`.
 */
export async function addPerson(tx: Tx, person: NewPerson, now: Date): Promise<Person> {
  const { name, email } = requireFields(person)
  const row = {
    id: makePersonId(),
    name,
    email,
    lang: person.lang,
    sample: person.sample,
    created_at: now,
    erased_at: null,
  }
  const added = await tx
    .insertInto('person')
    .values(row)
    .onConflict((conflict) => conflict.column('email').where('erased_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) throw emailTaken()
  const { created_at: createdAt, erased_at: erasedAt, ...kept } = row
  return { ...kept, createdAt, erasedAt }
}

/** Folds name and address to the form they are kept in. Throws `invalidPerson` naming each field. */
export function requireFields(typed: { name: string; email: string }): {
  name: string
  email: string
} {
  const name = readName(typed.name)
  const email = readEmail(typed.email)
  const fields: { name: string; detail: Text }[] = []
  if (name === undefined) fields.push({ name: 'name', detail: badName })
  if (email === undefined) fields.push({ name: 'email', detail: badEmail })
  if (name === undefined || email === undefined) throw invalidPerson({ members: { fields } })
  return { name, email }
}

const badName = {
  th: 'ต้องระบุชื่อ และยาวไม่เกิน 200 ตัวอักษร',
  en: 'must be filled in, with at most 200 characters',
}
const badEmail = { th: 'ต้องเป็นที่อยู่อีเมล', en: 'must be an e-mail address' }
