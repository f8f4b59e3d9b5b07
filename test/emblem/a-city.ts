import type { KeyObject } from 'node:crypto'
import {
  type EmblemDeps,
  followCertificate,
  makeKeyRing,
  type ProofOfCity,
} from '../../src/emblem/index.ts'
import { makePageCache } from '../../src/http/page-cache.ts'
import { systemEntry } from '../../src/identity/index.ts'
import {
  type Certificate,
  type CertificateChange,
  changeCertificate,
  grantCertificate,
  showSampleCity,
} from '../../src/programme/index.ts'
import type { Db } from '../../src/store/db.ts'
import { emblemDepsFor } from '../support/emblem-deps.ts'
import { withRecord } from '../support/with-db.ts'
import { aCertificate, aProof, publicUrl } from './installation.ts'

/** An installation with its own keys and a clock that the story moves, and what its cities' data say. */
export type Office = {
  db: Db
  deps: EmblemDeps
  ring: Map<string, KeyObject>
  at(moment: Date): void
  says(proof: ProofOfCity | undefined): void
  /** Grants the sample city a certificate, and lets the room of emblems hear of it. */
  grant(): Promise<Certificate>
  decide(id: string, kind: CertificateChange): Promise<void>
}

export const start = new Date('2026-11-24T03:00:00Z')
const say = { th: 'เหตุผล', en: 'reason' }

/** Runs a story on the shipped record with the sample city shown. */
export function withOffice(story: (office: Office) => Promise<void>): Promise<void> {
  return withRecord(async (db) => {
    let moment = start
    let proof: ProofOfCity | undefined = aProof
    const ring = makeKeyRing()
    const deps = emblemDepsFor(
      {
        db,
        clock: () => moment,
        site: { publicUrl, official: false, operator: null, contact: null },
        cache: makePageCache({ maxBytes: 1024 }),
        version: () => '1',
      },
      { findKey: async (name) => ring.get(name), findProof: async () => proof },
    )
    await showSampleCity(db, true, start)
    const tell = (type: string, body: Record<string, unknown>) =>
      followCertificate(deps, { type, body, at: moment, stream: 'programme', number: 1 })
    const audit = () =>
      systemEntry('test', moment, {
        action: 'decision.sign',
        object: { kind: 'certificate', id: null },
      })
    await story({
      db,
      deps,
      ring,
      at: (next) => {
        moment = next
      },
      says: (next) => {
        proof = next
      },
      async grant() {
        const { slug, level, resolvedAt, plan, decision } = aCertificate
        const grant = { slug, level, resolvedAt, ceremonyOn: null, plan, decision }
        const certificate = await grantCertificate(db, grant, null, moment, audit)
        await tell('certificate.granted', { certificateId: certificate.id })
        return certificate
      },
      async decide(id, kind) {
        const change = { kind, at: moment, reason: say, decision: aCertificate.decision }
        const { number } = await changeCertificate(db, id, change, moment, audit)
        await tell('certificate.changed', { certificateId: id, number })
        // At least once: telling it again changes nothing.
        await tell('certificate.changed', { certificateId: id, number })
      },
    })
  })
}
