import { isDay } from '../../base/day.ts'
import { uuidv7 } from '../../base/id.ts'
import type { Text } from '../../base/text.ts'
import type { Db, Tx } from '../../store/db.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { type Act, personOf } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import type { Action } from '../policy/table.ts'
import type { Mandate, NewMandate } from './mandate.ts'
import { invalidMandate, mandateToSelf } from './problems.ts'
import { lockPerson } from './queries.ts'
import { fitsScope, kindOfRole, type Role, type RoleKind } from './role.ts'
import { type FindCity, objectOfScope, requireScope } from './scope.ts'

const grantActions: Record<RoleKind, Action> = {
  city: 'mandate.grant',
  body: 'mandate.grant-body',
  office: 'mandate.grant-office',
}

/** The action that granting this role is. */
export function grantAction(role: Role): Action {
  return grantActions[kindOfRole(role)]
}

/** The longest basis, in characters. */
export const basisLimit = 500

/**
 * Grants a mandate. Throws `noSuchPerson`, `personErased`, `notPermitted`, `signInNeeded`, `mandateToSelf`, `noSuchScope`, or
 * `invalidMandate` naming each field.
 */
export function grantMandate(
  db: Db,
  mandate: NewMandate,
  findCity: FindCity,
  act: Act,
): Promise<Mandate> {
  return db.transaction(async (tx) => {
    const { sample } = await lockPerson(tx, mandate.personId)
    const action = grantAction(mandate.role)
    requirePermitOn(act.actor, action, objectOfScope(mandate.scope, sample))
    const granted = await addMandate(tx, mandate, personOf(act.actor), findCity, act.now)
    const object = { kind: 'mandate', id: granted.id }
    await record(tx, doneEntry(act, { action, object, after: granted, sample }))
    return granted
  })
}

/**
 * Adds a mandate; whoever calls has seen that it may be granted (an accepted invitation, the installation). `grantedBy` is null
 * for the installation. Throws as `grantMandate`, but for permits.
 */
export async function addMandate(
  tx: Tx,
  mandate: NewMandate,
  grantedBy: string | null,
  findCity: FindCity,
  now: Date,
): Promise<Mandate> {
  const person = await lockPerson(tx, mandate.personId)
  if (grantedBy === person.id) throw mandateToSelf()
  await requireHoldable(tx, mandate, person, findCity)
  const { personId, role, scope, from, until } = mandate
  const id = uuidv7(now)
  const basis = mandate.basis.trim()
  await tx
    .insertInto('mandate')
    .values({
      id,
      person_id: personId,
      role,
      scope_kind: scope.kind,
      scope_id: scope.id,
      from_on: from,
      until_on: until,
      basis,
      granted_by: grantedBy,
      granted_at: now,
    })
    .execute()
  return { id, personId, role, scope, from, until, basis, grantedBy, revokedAt: null }
}

/** Sees that such a mandate can be held by such a person. Throws `noSuchScope`, or `invalidMandate` naming each field. */
export async function requireHoldable(
  tx: Tx,
  mandate: Omit<NewMandate, 'personId'>,
  person: { sample: boolean },
  findCity: FindCity,
): Promise<void> {
  const fields = findFaults(mandate, person.sample)
  if (fields.length > 0) throw invalidMandate({ members: { fields } })
  await requireScope(tx, mandate.scope, person, findCity)
}

function findFaults(
  { role, scope, from, until, basis }: Omit<NewMandate, 'personId'>,
  sample: boolean,
): { name: string; detail: Text }[] {
  const faults: { name: string; detail: Text }[] = []
  if (sample && role === 'operator') faults.push({ name: 'role', detail: noSampleOperator })
  if (!fitsScope(role, scope)) faults.push({ name: 'scope', detail: badScope })
  if (!isDay(from)) faults.push({ name: 'from', detail: noDay })
  if (until !== null && !isDay(until)) faults.push({ name: 'until', detail: noDay })
  else if (until !== null && until <= from) faults.push({ name: 'until', detail: tooEarly })
  if (basis.trim() === '' || basis.length > basisLimit)
    faults.push({ name: 'basis', detail: badBasis })
  return faults
}

const noSampleOperator = {
  th: 'บุคคลตัวอย่างเป็นผู้ดูแลระบบไม่ได้',
  en: 'a sample person cannot be an operator',
}
const badScope = {
  th: 'บทบาทนี้มอบหมายในขอบเขตนี้ไม่ได้',
  en: 'this role cannot be held there',
}
const noDay = { th: 'ต้องเป็นวันที่', en: 'must be a day' }
const tooEarly = { th: 'ต้องอยู่หลังวันเริ่ม', en: 'must be after the first day' }
const badBasis = {
  th: 'ต้องระบุเอกสารที่มอบหมาย ไม่เกิน 500 ตัวอักษร',
  en: 'must name the document that grants it, in at most 500 characters',
}
