import { uuidv7 } from '../../base/id.ts'
import { allowOrigin } from '../../http/egress/allow-list.ts'
import type { Egress } from '../../http/egress/egress.ts'
import { readAddress } from '../../http/egress/places.ts'
import { type Act, doneEntry, record } from '../../identity/index.ts'
import type { Db, Tx } from '../../store/db.ts'
import { alreadyExists, resourceNotFound } from '../problems.ts'
import type { Contexts } from './contexts.ts'

/** The address of a @context that may be fetched because an operator has registered it, since when. */
export type RegisteredAddress = { readonly id: string; readonly url: string; readonly at: Date }

/** Lists the registered addresses, in their order. */
export async function listAddresses(tx: Tx): Promise<RegisteredAddress[]> {
  return tx
    .selectFrom('context_address')
    .select(['id', 'url', 'registered_at as at'])
    .orderBy('url')
    .execute()
}

/**
 * Registers the address of one document, and puts it on record. Throws `egressRefused` for what is no address of http or https,
 * AlreadyExists.
 */
export async function registerAddress(db: Db, act: Act, given: string): Promise<RegisteredAddress> {
  const { href: url } = readAddress(given)
  return db.transaction(async (tx) => {
    const made = { id: uuidv7(act.now), url, at: act.now }
    const kept = await tx
      .insertInto('context_address')
      .values({ id: made.id, url, registered_at: act.now })
      .onConflict((conflict) => conflict.column('url').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!kept) throw alreadyExists({ members: { url } })
    await tell(tx, act, { id: made.id, after: { url } })
    return made
  })
}

/** Takes an address off the list; copies that spaces have stay until they expire. Throws ResourceNotFound. */
export function forgetAddress(db: Db, act: Act, id: string): Promise<void> {
  return db.transaction(async (tx) => {
    const gone = await tx
      .deleteFrom('context_address')
      .where('id', '=', id)
      .returning('url')
      .executeTakeFirst()
    if (!gone) throw resourceNotFound()
    await tell(tx, act, { id, before: gone })
  })
}

function tell(tx: Tx, act: Act, { id, ...facts }: { id: string; before?: object; after?: object }) {
  const object = { kind: 'context-address', id }
  return record(tx, doneEntry(act, { action: 'source.register', object, ...facts }))
}

/**
 * The guard through which a document is fetched: wider by its host where its very address is registered. What it redirects to lies
 * there too, or is listed by itself.
 */
export async function guardFor(
  { db, egress, memory }: Pick<Contexts, 'db' | 'egress' | 'memory'>,
  url: string,
): Promise<Egress> {
  const found = await db.read
    .selectFrom('context_address')
    .select('id')
    .where('url', '=', url)
    .executeTakeFirst()
  if (!found) return egress
  const { origin } = new URL(url)
  const wider = memory.wider.get(origin) ?? egress.allowing([allowOrigin(origin)])
  memory.wider.set(origin, wider)
  return wider
}
