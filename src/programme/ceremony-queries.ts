import { sql } from 'kysely'
import type { Day } from '../base/day.ts'
import type { Text } from '../base/text.ts'
import type { Tx } from '../store/db.ts'
import type { Ceremony } from './record.ts'
import type { CeremonyEntry } from './record-content.ts'
import { loadRecords } from './record-queries.ts'

/** Every ceremony on record, the oldest first, complete with its recipients. */
export async function listCeremonies(tx: Tx): Promise<Ceremony[]> {
  return withRecipients(tx, await readCeremonies(tx))
}

/** The ceremony of a day. */
export async function findCeremony(tx: Tx, on: Day): Promise<Ceremony | undefined> {
  const [ceremony] = await withRecipients(tx, await readCeremonies(tx, on))
  return ceremony
}

/** Ceremonies as their file says them, the oldest first; with a day, that day's. */
export async function readCeremonies(tx: Tx, on?: Day): Promise<CeremonyEntry[]> {
  const { rows } = await sql<{
    id: string
    held_on: Day
    details: Omit<CeremonyEntry, 'id' | 'on' | 'recipients'>
    recipients: { slug: string; order: number | null; name: Text }[] | null
  }>`
    select id, held_on, details,
      (select json_agg(json_build_object('slug', slug, 'order', printed_order,
          'name', json_build_object('th', name_th, 'en', name_en)) order by position)
        from ceremony_recipient where ceremony_id = ceremony.id) as recipients
    from ceremony
    where ${on === undefined ? sql`true` : sql`held_on = ${on}::date`}
    order by held_on`.execute(tx)
  return rows.map(({ id, held_on, details, recipients }) => ({
    id,
    on: held_on,
    ...details,
    recipients: recipients ?? [],
  }))
}

/** Adds to each recipient what its own entry says: domains, developer, province, confidence. */
async function withRecipients(tx: Tx, ceremonies: CeremonyEntry[]): Promise<Ceremony[]> {
  const slugs = ceremonies.flatMap(({ recipients }) => recipients.map(({ slug }) => slug))
  const records = await loadRecords(tx, [...new Set(slugs)])
  const bySlug = new Map(records.map((record) => [record.slug, record]))
  return ceremonies.map((ceremony) => ({
    ...ceremony,
    recipients: ceremony.recipients.flatMap((recipient) => {
      const record = bySlug.get(recipient.slug)
      const province = record?.provinces[0]?.name
      if (!record || !province) return []
      const { claimedDomains, developer, confidence } = record
      return [{ ...recipient, claimedDomains, developer, confidence, province }]
    }),
  }))
}
