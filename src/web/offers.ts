import { canHavePasskeys, type IdentityDeps, listMandates, listSamples } from '../identity/index.ts'
import type { OfferedProvider, SamplePerson } from './pages/access/sign-in.tsx'
import { findPlaceName } from './place-name.ts'

/** The ways to sign in that this installation offers. */
export function offersOf({ providers, site }: IdentityDeps): {
  providers: OfferedProvider[]
  passkeys: boolean
} {
  return {
    providers: providers.map(({ settings: { id, name } }) => ({ id, name })),
    passkeys: canHavePasskeys(site.publicUrl),
  }
}

/** The sample people, each in the role they are a sample of; none unless the installation shows samples. */
export async function offeredSamples({ db, samples }: IdentityDeps): Promise<SamplePerson[]> {
  if (!samples) return []
  const listed = await listSamples(db.read)
  return Promise.all(
    listed.map(async ({ person: { id, name }, role }) => {
      const mandates = await listMandates(db.read, id)
      const scope = mandates.find((mandate) => mandate.role === role)?.scope
      const place = scope ? await findPlaceName(db.read, scope) : null
      return { id, name, holds: { role, place } }
    }),
  )
}
