import type { Tx } from '../../store/db.ts'

/** A provider's word for a person, as its owner sees it in a list. */
export type Identity = { issuer: string; subject: string; linkedAt: Date; lastUsedAt: Date }

/** What a provider has said who somebody is: the number only as a keyed hash. */
export type Claimed = { issuer: string; subject: string; citizenHash: Buffer | null }

/** A person's identities, the newest first. */
export function listIdentities(tx: Tx, personId: string): Promise<Identity[]> {
  return tx
    .selectFrom('oidc_identity')
    .select(['issuer', 'subject', 'linked_at as linkedAt', 'last_used_at as lastUsedAt'])
    .where('person_id', '=', personId)
    .orderBy('linked_at', 'desc')
    .orderBy('issuer')
    .orderBy('subject')
    .execute()
}

/**
 * Finds whom an identity is linked to: by issuer and subject, or, where the same issuer now calls the same citizen otherwise, by the
 * citizen's number. `conflict` is true where subject and number speak of two different people.
 */
export async function lockIdentity(
  tx: Tx,
  { issuer, subject, citizenHash }: Claimed,
): Promise<{ personId: string; subject: string; conflict: boolean } | undefined> {
  const rows = await tx
    .selectFrom('oidc_identity')
    .select(['subject', 'person_id as personId', 'citizen_hash as hash'])
    .where('issuer', '=', issuer)
    .where((eb) =>
      eb.or([
        eb('subject', '=', subject),
        ...(citizenHash ? [eb('citizen_hash', '=', citizenHash)] : []),
      ]),
    )
    .forUpdate()
    .execute()
  const found = rows.find((row) => row.subject === subject) ?? rows[0]
  if (!found) return undefined
  const isOther = citizenHash && found.hash && !found.hash.equals(citizenHash)
  const conflict = Boolean(isOther) || rows.some(({ personId }) => personId !== found.personId)
  return { personId: found.personId, subject: found.subject, conflict }
}

/** Links an identity to a person; whether nobody else was quicker. */
export async function linkIdentity(
  tx: Tx,
  { issuer, subject, citizenHash }: Claimed,
  personId: string,
  now: Date,
): Promise<boolean> {
  const linked = await tx
    .insertInto('oidc_identity')
    .values({
      issuer,
      subject,
      person_id: personId,
      citizen_hash: citizenHash,
      linked_at: now,
      last_used_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject')
    .executeTakeFirst()
  return linked !== undefined
}

/** Notes that an identity was used, and under which subject and number it is known now. */
export async function noteIdentityUsed(
  tx: Tx,
  knownSubject: string,
  { issuer, subject, citizenHash }: Claimed,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('oidc_identity')
    .set({ subject, last_used_at: now, ...(citizenHash ? { citizen_hash: citizenHash } : {}) })
    .where('issuer', '=', issuer)
    .where('subject', '=', knownSubject)
    .execute()
}
