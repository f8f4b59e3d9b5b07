import type { Deps } from '../../src/http/deps.ts'
import {
  type IdentityDeps,
  identityData,
  type Keys,
  type MailCarrier,
  makeCallers,
  makeDenialCounter,
  makeHeadKey,
  sessionCookie,
} from '../../src/identity/index.ts'
import { findCity } from '../identity/people.ts'

/** Keys of an installation that lives as long as a test. */
export function testKeys(): Keys {
  return { secret: Buffer.alloc(32, 7), head: makeHeadKey() }
}

const nowhere: MailCarrier = { carry: async () => 'nowhere' }

/** What the room of people is given in tests that need no settings: mail goes nowhere, nobody vouches for anybody. */
export function identityDepsFor(deps: Deps): IdentityDeps {
  const { secret: key, head: headKey } = testKeys()
  const { publicUrl } = deps.site
  return {
    ...deps,
    setting: {
      publicUrl,
      siteName: { th: 'หลักเมือง', en: 'Lak Mueang' },
      key,
      denials: makeDenialCounter(key),
      findCity,
    },
    callers: makeCallers(deps.db, sessionCookie(publicUrl)),
    providers: [],
    headKey,
    personalData: identityData,
    mail: { carrier: nowhere, folder: null },
    samples: false,
  }
}
