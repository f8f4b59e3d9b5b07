import { randomUUID } from 'node:crypto'
import type { Text } from '../../base/text.ts'
import type { Db } from '../../store/db.ts'
import { doneEntry } from '../audit/entry.ts'
import { record } from '../audit/record.ts'
import { type Act, isSample, personOf } from '../policy/actor.ts'
import { requirePermitOn } from '../policy/permits.ts'
import { isPurpose } from '../policy/purpose.ts'
import type { PolicyObject } from '../policy/relation.ts'
import { type ApiToken, type NewApiToken, tokenLimits } from './api-token.ts'
import { invalidToken } from './problems.ts'
import { apiTokenPrefix, hashSecret, makeSecret } from './secret.ts'

const dayMs = 86_400_000

/**
 * Issues a token for a tenant that exists and gives its secret, this once. `space` is the tenant as the policy looks at it: its city
 * and the organisations that develop it. Throws `notPermitted`, `signInNeeded`, or `invalidToken` naming each field.
 */
export function issueToken(
  db: Db,
  wanted: NewApiToken,
  space: PolicyObject,
  act: Act,
): Promise<{ secret: string; token: ApiToken }> {
  return db.transaction(async (tx) => {
    requirePermitOn(act.actor, 'token.issue', { ...space, tenant: wanted.tenant })
    const fields = findFaults(wanted, act.now)
    if (fields.length > 0) throw invalidToken({ members: { fields } })
    const secret = makeSecret(apiTokenPrefix)
    const token: ApiToken = {
      id: randomUUID(),
      tenant: wanted.tenant,
      label: wanted.label.trim(),
      purposes: [...new Set(wanted.purposes)].sort(),
      issuedBy: personOf(act.actor),
      issuedAt: act.now,
      expiresAt: wanted.expiresAt,
      lastUsedAt: null,
      revokedAt: null,
    }
    await tx
      .insertInto('api_token')
      .values({
        id: token.id,
        token_hash: hashSecret(secret),
        tenant_number: token.tenant,
        label: token.label,
        purposes: token.purposes,
        issued_by: token.issuedBy,
        issued_at: token.issuedAt,
        expires_at: token.expiresAt,
      })
      .execute()
    const object = { kind: 'token', id: token.id }
    const sample = space.sample ?? isSample(act.actor)
    await record(tx, doneEntry(act, { action: 'token.issue', object, after: token, sample }))
    return { secret, token }
  })
}

function findFaults(
  { label, purposes, expiresAt }: NewApiToken,
  now: Date,
): { name: string; detail: Text }[] {
  const faults: { name: string; detail: Text }[] = []
  if (label.trim() === '' || label.length > tokenLimits.label)
    faults.push({ name: 'label', detail: badLabel })
  if (purposes.length === 0 || !purposes.every(isPurpose))
    faults.push({ name: 'purposes', detail: badPurposes })
  const lifeMs = expiresAt.getTime() - now.getTime()
  if (!(lifeMs > 0 && lifeMs <= tokenLimits.lifeDays * dayMs))
    faults.push({ name: 'expiresAt', detail: badLife })
  return faults
}

const badLabel = {
  th: 'ต้องระบุชื่อระบบที่ใช้ ไม่เกิน 100 ตัวอักษร',
  en: 'must name the system that uses it, in at most 100 characters',
}
const badPurposes = {
  th: 'ต้องเลือกวัตถุประสงค์อย่างน้อยหนึ่งข้อจากรายการ',
  en: 'must be at least one of the listed purposes',
}
const badLife = {
  th: 'ต้องหมดอายุในอนาคต ไม่เกิน 366 วัน',
  en: 'must be in the future, at most 366 days away',
}
