import { bangkokDay, showDay } from '../../base/day.ts'
import type { Certificate } from '../../programme/index.ts'
import type { Json } from '../check/credential.ts'
import { toSeconds } from '../keys/did.ts'
import { badgeBody, type Issuer } from './body.ts'

/** Where an emblem stands on a status list. */
export type StatusPlace = { list: number; index: number }

export const emblemName = 'ตราสัญลักษณ์เมืองอัจฉริยะประเทศไทย'

/**
 * The emblem of a certificate, unsigned: who, which level, which decision, which plan version. It says nothing of data.
 * `until` is the end of the term as it stands, `leaf` the log entry of the decision. Source: Open Badges 3.0.
 */
export function emblemBody(
  issuer: Issuer,
  certificate: Certificate,
  facts: { until: Date; place: StatusPlace; leaf: number },
): Json {
  const { publicUrl } = issuer
  const { id, slug, city, level, decision, plan, sample, resolvedAt } = certificate
  const address = `${publicUrl}/credentials/${id}`
  const day = bangkokDay(resolvedAt)
  const body = badgeBody(
    certificate.authority ? { ...issuer, name: certificate.authority.issuer } : issuer,
    {
      id: address,
      kind: 'emblem',
      sample,
      name: `${emblemName} · ${city.th}`,
      description: `${city.en}: ${level.en}, by resolution of ${showDay(day, 'en')}, ${decision.body.en}.`,
      validFrom: toSeconds(resolvedAt),
      validUntil: toSeconds(facts.until),
      city: { slug, name: city },
    },
    {
      name: level.th,
      description: `${level.th} ตามมติ${decision.body.th} วันที่ ${showDay(day, 'th')} (${decision.reference})`,
      criteria: {
        id: `${publicUrl}/programme`,
        narrative:
          'ได้รับการรับรองโดยมติของคณะกรรมการตามหลักเกณฑ์ของโครงการ · Certified by resolution of the committee under the rules of the programme.',
      },
      inLanguage: 'th',
    },
    {},
  )
  return {
    ...body,
    evidence: [
      evidence(`${address}#plan`, `Plan version ${plan.number}`, plan.digest),
      evidence(`${address}#decision`, `Decision ${decision.reference}`, decision.digest),
      {
        id: `${publicUrl}/log/entries?from=${facts.leaf}&to=${facts.leaf + 1}`,
        type: ['Evidence'],
        name: `Entry ${facts.leaf} of the decision log`,
      },
    ],
    credentialStatus: {
      id: `${publicUrl}/status/${facts.place.list}#${facts.place.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(facts.place.index),
      statusListCredential: `${publicUrl}/status/${facts.place.list}`,
    },
  }
}

function evidence(id: string, name: string, digest: string): Json {
  return { id, type: ['Evidence'], name, description: `SHA-256 ${digest}` }
}
