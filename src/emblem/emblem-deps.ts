import type { KeyObject } from 'node:crypto'
import type { Deps } from '../http/deps.ts'
import type { Egress } from '../http/egress/egress.ts'
import type { Authority } from '../programme/index.ts'
import type { Issuer } from './credential/body.ts'
import type { FindProof } from './credential/proof-of-city.ts'
import { didOf } from './keys/did.ts'

/** The private keys at hand, by name; undefined for one that is kept elsewhere. */
export type FindKey = (name: string) => Promise<KeyObject | undefined>

/** What the room of emblems is given besides what every room is. */
export type EmblemDeps = Deps & {
  findKey: FindKey
  /** What the data of a city say; wired to the indicators. */
  findProof: FindProof
  /** Who may issue for real cities; null where none is configured. */
  authority: Authority | null
  /** The authority's own mark, as markup around 0,0 with radius 100; null for the one of our design. */
  mark: string | null
  /** The way to the keys and status lists of other issuers; null where nobody is asked. */
  egress: Egress | null
  /** Whether this is a closed test bed, which signs whatever it is given with a key that nobody trusts. */
  testBed: boolean
}

/** Who signs, as every credential says it. */
export function issuerOf({ site, authority }: Pick<EmblemDeps, 'site' | 'authority'>): Issuer {
  const unnamed = { th: 'หลักเมือง (ระบบที่ไม่เป็นทางการ)', en: 'Lak Mueang (not official)' }
  const name = authority?.issuer ?? site.operator ?? unnamed
  return { publicUrl: site.publicUrl, did: didOf(site.publicUrl), name }
}
