import { bangkokDay, showDay } from '../base/day.ts'
import type { Text } from '../base/text.ts'
import { type Certificate, findCertificate, findRecord, settledWords } from '../programme/index.ts'
import { bakePng } from './bake/bake-png.ts'
import { bakeSvg } from './bake/bake-svg.ts'
import { drawPng } from './bake/draw-png.ts'
import { writePdf } from './bake/write-pdf.ts'
import type { Json } from './check/credential.ts'
import { emblemName } from './credential/emblem.ts'
import { type EmblemDeps, issuerOf } from './emblem-deps.ts'
import { findExtract } from './extract/issue-extract.ts'
import { findEmblem, findShort, type IssuedEmblem } from './issue/queries.ts'
import { rootsOf } from './make-kit.ts'
import { type EmblemFacts, emblemPicture } from './picture/emblem-picture.ts'
import { noSuchCredential, notInThisForm } from './problems.ts'

export const forms = ['json', 'svg', 'png', 'pdf'] as const
export type Form = (typeof forms)[number]

/** Media types of the forms. Source: VC Data Model 2.0, section C.2. */
export const formTypes: Record<Form, string> = {
  json: 'application/vc',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  pdf: 'application/pdf',
}

/** A credential that this installation has signed, whatever it states. */
export type Stored =
  | { kind: 'emblem'; id: string; document: Json; emblem: IssuedEmblem; certificate: Certificate }
  | { kind: 'extract'; id: string; document: Json; slug: string }

/** Gets a credential by its id: the newest version. Throws `noSuchCredential`. */
export async function requireCredential({ db }: EmblemDeps, id: string): Promise<Stored> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw noSuchCredential()
  const certificate = await findCertificate(db.read, id)
  const emblem = certificate && (await findEmblem(db.read, id))
  // The sample city is taken away with everything of it, and comes back with it.
  if (certificate?.sample && !(await findRecord(db.read, certificate.slug)))
    throw noSuchCredential()
  if (certificate && emblem)
    return { kind: 'emblem', id, document: emblem.document, emblem, certificate }
  const extract = await findExtract(db.read, id)
  if (!extract) throw noSuchCredential()
  return { kind: 'extract', id, document: extract.document, slug: extract.slug }
}

const kept = new Map<string, Promise<Buffer>>()
const mostKept = 60

/**
 * A credential as a file. Pictures and certificates are made once for each version and kept in memory; an extract has none of them.
 * Throws `notInThisForm`.
 */
export async function credentialFile(
  deps: EmblemDeps,
  stored: Stored,
  form: Form,
): Promise<Buffer> {
  if (form === 'json') return Buffer.from(JSON.stringify(stored.document))
  if (stored.kind !== 'emblem') throw notInThisForm()
  const key = `${form} ${stored.emblem.digest}`
  const known = kept.get(key)
  if (known) return known
  const making = makeFile(deps, stored, form)
  kept.set(key, making)
  making.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return making
}

async function makeFile(
  deps: EmblemDeps,
  stored: Extract<Stored, { kind: 'emblem' }>,
  form: Exclude<Form, 'json'>,
): Promise<Buffer> {
  const facts = await factsOf(deps, stored)
  if (form === 'pdf') {
    const { issuedAt: at } = stored.emblem
    return writePdf({ ...facts, foot: await footOf(deps, at), at }, stored.document)
  }
  const svg = emblemPicture(facts)
  return form === 'svg'
    ? Buffer.from(bakeSvg(svg, stored.document))
    : bakePng(drawPng(svg), stored.document)
}

/** What the picture of an emblem says. */
async function factsOf(
  deps: EmblemDeps,
  { certificate, document, id }: Extract<Stored, { kind: 'emblem' }>,
): Promise<EmblemFacts> {
  const { sample } = await settledWords(deps.db.read)
  const { decision, resolvedAt, city, level } = certificate
  const until = new Date(String(document.validUntil))
  const resolved = day(bangkokDay(resolvedAt))
  const ends = day(bangkokDay(until))
  return {
    title: { th: emblemName, en: 'Smart city emblem of Thailand' },
    city,
    level,
    lines: [
      {
        th: `ตามมติ${decision.body.th} เมื่อวันที่ ${resolved.th}`,
        en: `By resolution of ${decision.body.en}, ${resolved.en}`,
      },
      { th: `เลขที่ ${decision.reference}`, en: `No. ${decision.reference}` },
      { th: `มีผลถึงก่อนวันที่ ${ends.th}`, en: `In force until ${ends.en}` },
    ],
    sample: certificate.sample ? sample.tag : null,
    mark: markOf(deps, certificate),
    address: `${issuerOf(deps).publicUrl}/e/${await findShort(deps.db.read, id)}`,
  }
}

/** The mark of the authority on what it issued; ours on all else, the sample's among it. */
export function markOf({ mark }: EmblemDeps, { authority }: Certificate): string | undefined {
  return (authority && mark) ?? undefined
}

async function footOf(deps: EmblemDeps, at: Date): Promise<Text[]> {
  const [root] = await rootsOf(deps, at)
  return [
    {
      th: `สแกนรหัสเพื่อดูสถานะปัจจุบัน หรือตรวจไฟล์นี้ได้เองโดยไม่ต้องอาศัยเว็บไซต์ (${issuerOf(deps).did})`,
      en: 'Scan the code for the status of now, or check this file without any website.',
    },
    {
      th: `กุญแจรากของผู้ออก ${root?.publicKeyMultibase ?? ''}`,
      en: 'Root key of the issuer, as above',
    },
  ]
}

function day(on: string): Text {
  return { th: showDay(on, 'th'), en: showDay(on, 'en') }
}
