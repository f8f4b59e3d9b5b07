import { showInstant } from '../base/day.ts'
import type { Lang } from '../base/text.ts'
import {
  certificateStatus,
  findCertificateOf,
  findRecord,
  type LegalStatus,
  listCertificateEvents,
  settledWords,
} from '../programme/index.ts'
import type { ProofCode } from './check/documents.ts'
import { checkHere } from './check-here.ts'
import { markOf } from './credential-files.ts'
import type { EmblemDeps } from './emblem-deps.ts'
import { findEmblem } from './issue/queries.ts'
import { badgePicture } from './picture/badge-picture.ts'
import { noEmblem } from './problems.ts'

/**
 * The badge of a city's own site: the status of now, checked like any other. A city without an emblem of this installation has none,
 * one on record least of all. Throws `noEmblem`.
 */
export async function badgeOf(
  deps: EmblemDeps,
  slug: string,
  lang: Lang,
  now: Date,
): Promise<string> {
  const { db } = deps
  const certificate = await findCertificateOf(db.read, slug)
  const emblem = certificate && (await findEmblem(db.read, certificate.id))
  if (!certificate || !emblem || !(await findRecord(db.read, slug))) throw noEmblem()
  const words = await settledWords(db.read)
  const { report } = await checkHere(deps, emblem.document, now)
  const events = await listCertificateEvents(db.read, certificate.id)
  const legal: LegalStatus = certificateStatus(certificate, events, now)
  const of = (list: { code: string; name: { th: string; en: string } }[], code: string) =>
    list.find((word) => word.code === code)?.name[lang] ?? code
  const proof = report.data?.proof
  const data =
    proof === undefined || proof === 'unknown'
      ? null
      : dataLine(of(words.proofStatus, proof satisfies ProofCode), report.data?.daysLeft)
  const isGenuine = report.verdict.startsWith('genuine')
  return badgePicture({
    city: certificate.city[lang],
    legal: isGenuine ? of(words.legalStatus, legal) : of(words.verdict, report.verdict),
    data,
    tone: report.tone,
    sample: certificate.sample ? words.sample.tag[lang] : null,
    mark: markOf(deps, certificate),
    at: lang === 'th' ? `ณ ${showInstant(now, 'th')}` : `As of ${showInstant(now, 'en')}`,
  })
}

function dataLine(word: string, daysLeft: number | null | undefined): string {
  return word.replace('{n}', String(daysLeft ?? '–'))
}
