import type { FastifyRequest } from 'fastify'
import type { Text } from '../../base/text.ts'
import type { Deps } from '../../http/deps.ts'
import { type Action, type PolicyObject, requirePermitOn } from '../../identity/index.ts'
import type { Tx } from '../../store/db.ts'
import type { Outbox } from '../../store/open.ts'
import { noSuchMeasuredCity } from '../problems.ts'
import type { ProofRules } from '../proof.ts'

/** What is known above of a city. */
export type CityFacts = { name: Text; sample: boolean }

/** What the room of indicators is given beside what all rooms are. Rules and cities come from above. */
export type IndicatorDeps = Deps & {
  outbox: Pick<Outbox, 'listen'>
  rules: () => Promise<ProofRules>
  findCity: (tx: Tx, slug: string) => Promise<CityFacts | undefined>
  /** What every answer and export says: that this is no official site, and of a sample that it is one. */
  notice: (sample: boolean) => Promise<Text | null>
  log: (error: unknown, request: FastifyRequest | null) => void
}

/** Gets what is known of a city. Throws `noSuchMeasuredCity`. */
export async function requireCity(
  { db, findCity }: IndicatorDeps,
  slug: string,
): Promise<CityFacts> {
  const found = await findCity(db.read, slug)
  if (!found) throw noSuchMeasuredCity({ members: { city: slug } })
  return found
}

/** Asks whether somebody may do something to what is a city's. Throws `signInNeeded`, `notPermitted`, `noSuchMeasuredCity`. */
export async function requireCityPermit(
  deps: IndicatorDeps,
  { actor }: FastifyRequest,
  action: Action,
  slug: string,
): Promise<CityFacts> {
  const facts = await deps.findCity(deps.db.read, slug)
  const object: PolicyObject = { city: slug, sample: facts?.sample ?? false }
  requirePermitOn(actor, action, object)
  if (!facts) throw noSuchMeasuredCity({ members: { city: slug } })
  return facts
}
