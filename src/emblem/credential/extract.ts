import { type PartialDay, showDay } from '../../base/day.ts'
import type { CityRecord } from '../../programme/index.ts'
import type { Json } from '../check/credential.ts'
import { toSeconds } from '../keys/did.ts'
import { badgeBody, type Issuer } from './body.ts'

export const extractName = 'สำเนาข้อมูลจากแหล่งสาธารณะ (ไม่ใช่ตราสัญลักษณ์หรือเอกสารราชการ)'
export const extractNameEn =
  'Extract of the public record (not an emblem, not an official document)'

/**
 * What public sources say of a real city, unsigned: its events, each with source, how sure the record is, and the validity as text.
 * It certifies nothing, has no end of term and no status. `asOf` is the day of the record.
 */
export function extractBody(
  issuer: Issuer,
  record: CityRecord,
  facts: { id: string; asOf: PartialDay; eventNames: ReadonlyMap<string, string>; now: Date },
): Json {
  const { asOf, eventNames, now } = facts
  const asOfText = `ณ ${showDay(asOf, 'th')} · as of ${showDay(asOf, 'en')}`
  const body = badgeBody(
    issuer,
    {
      id: facts.id,
      kind: 'extract',
      sample: false,
      name: `${extractName} · ${record.name.th}`,
      description: `${extractNameEn}: ${record.name.en}, as of ${asOf}. ${record.publicNote.en}`,
      validFrom: toSeconds(now),
      validUntil: null,
      city: { slug: record.slug, name: record.name },
    },
    {
      name: extractName,
      description: `${asOfText}. ${record.publicNote.th} ${validityText(record)}`,
      criteria: {
        id: `${issuer.publicUrl}/sources`,
        narrative:
          'รวบรวมจากแหล่งสาธารณะ ไม่ใช่การรับรอง · Compiled from public sources; not a certification.',
      },
      inLanguage: 'th',
    },
    {},
  )
  return {
    ...body,
    evidence: record.events.map((event, at) => ({
      id: event.source.url ?? `${issuer.publicUrl}/cities/${record.slug}#event-${at + 1}`,
      type: ['Evidence'],
      name: `${event.on} · ${eventNames.get(event.kind) ?? event.kind}`,
      description: `${event.source.label.th} · ${event.source.label.en}`,
      genre: `confidence: ${record.confidence}`,
    })),
  }
}

function validityText({ validity }: CityRecord): string {
  if (!validity || validity.kind === 'unknown')
    return `ระยะเวลาที่มีผล: ไม่ทราบ${validity ? ` (${validity.basis.th})` : ''}`
  const kind = validity.kind === 'known' ? 'ตามแหล่งข้อมูล' : 'คำนวณ ไม่มีแหล่งข้อมูลระบุ'
  return `ระยะเวลาที่มีผล: ${validity.from} ถึง ${validity.until} (${kind}: ${validity.basis.th})`
}
