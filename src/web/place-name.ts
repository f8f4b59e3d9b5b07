import type { Text } from '../base/text.ts'
import { findOrganisation, listBodies, type Scope, sampleCity } from '../identity/index.ts'
import { findRecord } from '../programme/index.ts'
import type { Tx } from '../store/db.ts'
import { commonWords } from './words/common.ts'

const nameOfSample: Text = { th: commonWords.th.sample, en: commonWords.en.sample }

/** The name of the city, organisation or body in which a mandate is held; null for the programme as a whole. */
export async function findPlaceName(tx: Tx, { kind, id }: Scope): Promise<Text | null> {
  if (id === null) return null
  return (await findName(tx, kind, id)) ?? { th: id, en: id }
}

async function findName(tx: Tx, kind: Scope['kind'], id: string): Promise<Text | undefined> {
  if (kind === 'organisation') return (await findOrganisation(tx, id))?.name
  if (kind === 'programme') return (await listBodies(tx)).find((body) => body.id === id)?.name
  return id === sampleCity ? nameOfSample : (await findRecord(tx, id))?.name
}

/** The names of several places, in the same order. */
export function findPlaceNames(tx: Tx, scopes: readonly Scope[]): Promise<(Text | null)[]> {
  return Promise.all(scopes.map((scope) => findPlaceName(tx, scope)))
}
