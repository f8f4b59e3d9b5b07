import { createHash } from 'node:crypto'
import { sampleCity, systemEntry } from '../../identity/index.ts'
import type { Db } from '../../store/db.ts'
import type { SignedDecision } from './certificate.ts'
import { type Grant, grantCertificate } from './grant-certificate.ts'
import { findCertificateOf } from './queries.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

const decision: SignedDecision = {
  reference: 'ตัวอย่าง 1/2569',
  bodyId: 'sub-committee',
  body: { th: 'คณะอนุกรรมการ (ตัวอย่าง)', en: 'the sub-committee (sample)' },
  signedAt: new Date('2026-01-15T10:00:00+07:00'),
  signedBy: [{ th: 'ประธานคณะอนุกรรมการ (ตัวอย่าง)', en: 'Chair of the sub-committee (sample)' }],
  digest: digest('sample decision 1/2569'),
}

/** What is made up for the sample city. Its days are those of its record: programme/sample-city.ts. */
const grant: Grant = {
  slug: sampleCity,
  level: { th: 'พื้นที่เมืองอัจฉริยะ', en: 'Smart city area' },
  resolvedAt: decision.signedAt,
  ceremonyOn: '2026-02-20',
  plan: { planId: 'sample', number: 1, digest: digest('sample plan, version 1') },
  decision,
}

/** Grants the sample city its certificate, where it has none yet. */
export async function grantSampleCertificate(db: Db, now: Date): Promise<void> {
  if (await findCertificateOf(db.read, sampleCity)) return
  await grantCertificate(db, grant, null, now, ({ id }) =>
    systemEntry('samples', now, {
      action: 'decision.sign',
      object: { kind: 'certificate', id },
      after: decision.reference,
      sample: true,
    }),
  )
}
