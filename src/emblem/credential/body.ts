import type { Text } from '../../base/text.ts'
import { badgeContexts } from '../check/contexts.ts'
import { achievementTypes, type Json, type Kind, sampleTag } from '../check/credential.ts'

/** Whose credentials they are: the DID, the address, and the name that pictures and wallets show. */
export type Issuer = { publicUrl: string; did: string; name: Text }

/** What all credentials of ours have in common; the rest is laid over it. */
export type Common = {
  id: string
  kind: Kind
  sample: boolean
  name: string
  description: string
  validFrom: string
  validUntil: string | null
  city: { slug: string; name: Text }
}

/** The frame of a badge of ours: contexts in their order, issuer, subject and schema. */
export function badgeBody(issuer: Issuer, common: Common, achievement: Json, subject: Json): Json {
  const { publicUrl, did, name } = issuer
  const tagged = (text: string) => (common.sample ? `${sampleTag} · ${text}` : text)
  return {
    '@context': [...badgeContexts],
    id: common.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: tagged(common.name),
    description: tagged(common.description),
    issuer: { id: did, type: ['Profile'], name: name.th, url: publicUrl },
    validFrom: common.validFrom,
    ...(common.validUntil !== null && { validUntil: common.validUntil }),
    credentialSubject: {
      id: `${publicUrl}/cities/${common.city.slug}`,
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: false,
          identityHash: common.city.slug,
          identityType: 'ext:cityId',
        },
      ],
      ...subject,
      achievement: {
        id: `${publicUrl}/achievements/${common.kind}`,
        type: ['Achievement'],
        achievementType: achievementTypes[common.kind],
        ...(common.sample && { tag: [sampleTag] }),
        ...achievement,
      },
    },
    credentialSchema: [
      {
        id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
        type: '1EdTechJsonSchemaValidator2019',
      },
    ],
  }
}
