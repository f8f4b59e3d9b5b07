import { randomUUID } from 'node:crypto'
import type { Lang } from '../../base/text.ts'
import type { Tx } from '../../store/db.ts'
import { hashSecret, isSecret, makeSecret } from '../session/secret.ts'
import { linkExpired, linkUnknown, linkUsed } from './problems.ts'

/** What a one-time link is for. */
export type LinkPurpose = 'recovery' | 'invitation' | 'operator'

/** How long a link works, in minutes. */
export const linkMinutes: Record<LinkPurpose, number> = {
  recovery: 60,
  invitation: 7 * 24 * 60,
  operator: 24 * 60,
}

/** A link as the database has it: nobody can make the link itself from it. */
export type Link = {
  id: string
  purpose: LinkPurpose
  /** Whose recovery it is. */
  personId: string | null
  expiresAt: Date
  usedAt: Date | null
}

/** A link as it is given away, once. */
export type MadeLink = { id: string; token: string; expiresAt: Date }

/** After it has expired a link is known, as expired, for this long; then it is forgotten. */
const rememberedMs = 7 * 86_400_000

const paths: Record<LinkPurpose, string> = {
  recovery: '/sign-in/recovery/',
  invitation: '/invitations/',
  operator: '/first-operator/',
}

/** The address of the page that a link opens. `publicUrl` has no trailing slash. */
export function linkUrl(
  publicUrl: string,
  lang: Lang,
  purpose: LinkPurpose,
  token: string,
): string {
  return `${publicUrl}${lang === 'th' ? '' : `/${lang}`}${paths[purpose]}${token}`
}

/** Makes a link with a secret of 256 bits, of which only the hash is kept. `personId` is whose recovery it is. */
export async function makeLink(
  tx: Tx,
  purpose: LinkPurpose,
  personId: string | null,
  now: Date,
): Promise<MadeLink> {
  const token = makeSecret()
  const id = randomUUID()
  const expiresAt = new Date(now.getTime() + linkMinutes[purpose] * 60_000)
  await tx
    .insertInto('one_time_link')
    .values({
      id,
      token_hash: hashSecret(token),
      purpose,
      person_id: personId,
      made_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  return { id, token, expiresAt }
}

/** By what a link is found: its secret, or its id where the secret was shown before. */
export type LinkKey = { token: string } | { id: string }

/** Gets a link while it works. Throws `linkUnknown` (also for a link of another purpose), `linkExpired` or `linkUsed`. */
export async function requireLink(
  tx: Tx,
  purpose: LinkPurpose,
  key: LinkKey,
  now: Date,
): Promise<Link> {
  const link = canBe(key) ? await selectLink(tx, key).executeTakeFirst() : undefined
  if (!link || link.purpose !== purpose) throw linkUnknown()
  if (link.usedAt) throw linkUsed()
  if (link.expiresAt <= now) throw linkExpired()
  return link
}

/** Uses a link up, for good once the transaction commits; of two at the same time one is refused. Throws as `requireLink`. */
export async function spendLink(
  tx: Tx,
  purpose: LinkPurpose,
  key: LinkKey,
  now: Date,
): Promise<Link> {
  if (canBe(key)) await selectLink(tx, key).forUpdate().executeTakeFirst()
  const link = await requireLink(tx, purpose, key, now)
  await tx.updateTable('one_time_link').set({ used_at: now }).where('id', '=', link.id).execute()
  return link
}

/** Takes away links that expired a week ago, with their invitations; gives how many. */
export async function sweepLinks(tx: Tx, now: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('one_time_link')
    .where('expires_at', '<=', new Date(now.getTime() - rememberedMs))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

function selectLink(tx: Tx, key: LinkKey) {
  const links = tx
    .selectFrom('one_time_link')
    .select(['id', 'purpose', 'person_id as personId', 'expires_at as expiresAt'])
    .select('used_at as usedAt')
  if ('id' in key) return links.where('id', '=', key.id)
  return links.where('token_hash', '=', hashSecret(key.token))
}

/** What has not the form of a secret is not looked up. */
function canBe(key: LinkKey): boolean {
  return 'id' in key || isSecret(key.token)
}
