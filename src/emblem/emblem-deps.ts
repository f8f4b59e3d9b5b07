import type { KeyObject } from 'node:crypto'
import type { Deps } from '../http/deps.ts'
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
}

/** Who signs, as every credential says it. */
export function issuerOf({ site, authority }: Pick<EmblemDeps, 'site' | 'authority'>): Issuer {
  const unnamed = { th: 'หลักเมือง (ระบบที่ไม่เป็นทางการ)', en: 'Lak Mueang (not official)' }
  const name = authority?.issuer ?? site.operator ?? unnamed
  return { publicUrl: site.publicUrl, did: didOf(site.publicUrl), name }
}
