import {
  countWaysIn,
  freshMinutes,
  type IdentityDeps,
  listIdentities,
  listPasskeys,
  listSessions,
  permitsOn,
  type SignedIn,
} from '../identity/index.ts'
import { offersOf } from './offers.ts'
import type { AccountPageData } from './pages/account/account.tsx'
import type { MandatesData } from './pages/account/mandates.tsx'
import type { WaysInData } from './pages/account/ways-in.tsx'
import { findPlaceNames } from './place-name.ts'
import { tokenSpaceOf } from './token-space.ts'

/** Everything that the page of an account shows of somebody signed in. */
export async function readAccount(
  deps: IdentityDeps,
  me: SignedIn,
  now: Date,
): Promise<Omit<AccountPageData, 'errors' | 'saved'>> {
  const { actor, session } = me
  const { person } = actor
  return {
    person,
    mandates: await readMandates(deps, me),
    sessions: {
      sessions: await listSessions(deps.db.read, person.id, now),
      currentId: session.id,
    },
    waysIn: await readWaysIn(deps, me, now),
    links: {
      mayErase: permitsOn(actor, 'people.erase', { person: person.id, sample: person.sample }),
      tokens: tokenSpaceOf(actor, 'token.read') !== undefined,
    },
  }
}

async function readMandates({ db }: IdentityDeps, { actor }: SignedIn): Promise<MandatesData> {
  const { mandates, mandate } = actor
  const places = await findPlaceNames(
    db.read,
    mandates.map(({ scope }) => scope),
  )
  const held = mandates.map((one, at) => ({ ...one, place: places[at] ?? null }))
  return { held, actingId: mandate?.id ?? null }
}

async function readWaysIn(
  deps: IdentityDeps,
  { actor, session }: SignedIn,
  now: Date,
): Promise<WaysInData> {
  const { db } = deps
  const { id } = actor.person
  const passkeys = await listPasskeys(db.read, id)
  const identities = await listIdentities(db.read, id)
  const all = await countWaysIn(db.read, id)
  const { passkeys: passkeysWork, providers } = offersOf(deps)
  const issuers = new Map(deps.providers.map(({ settings }) => [settings.id, settings.issuer]))
  return {
    hasPassword: all > passkeys.length + identities.length,
    passkeys,
    passkeysWork,
    linked: identities.map(({ issuer, subject, linkedAt }) => {
      const provider = providers.find((one) => issuers.get(one.id) === issuer)
      const name = provider?.name ?? { th: issuer, en: issuer }
      return { id: provider?.id ?? issuer, name, issuer, subject, linkedAt }
    }),
    linkable: providers.filter(
      (one) => !identities.some(({ issuer }) => issuer === issuers.get(one.id)),
    ),
    fresh: now.getTime() - session.startedAt.getTime() <= freshMinutes * 60_000,
  }
}
