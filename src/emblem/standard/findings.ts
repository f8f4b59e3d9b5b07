import type { Text } from '../../base/text.ts'

type Kind = { type: string; title: Text; isUnknown?: true }

const model = 'https://www.w3.org/TR/vc-data-model#'
const lists = 'https://www.w3.org/TR/vc-bitstring-status-list#'
const integrity = 'https://w3id.org/security#'

/**
 * What speaks against a credential or a presentation, with the address that the standards give it. `isUnknown`: it could not be checked,
 * which is never a pass. Source: VC Data Model 2.0, section 7.4; Bitstring Status List 1.0, section 3.5.
 */
export const findings = {
  malformed: {
    type: `${model}MALFORMED_VALUE_ERROR`,
    title: { th: 'รูปแบบของเอกสารไม่ถูกต้อง', en: 'It is not well formed' },
  },
  'bad-proof': {
    type: `${model}CRYPTOGRAPHIC_SECURITY_ERROR`,
    title: { th: 'ลายเซ็นไม่ถูกต้อง', en: 'A proof does not hold' },
  },
  'no-key': {
    type: `${integrity}INVALID_VERIFICATION_METHOD`,
    title: { th: 'หากุญแจของผู้ลงนามไม่ได้', en: 'The key of the signer could not be had' },
    isUnknown: true,
  },
  'not-yet-valid': {
    type: `${model}RANGE_ERROR`,
    title: { th: 'ยังไม่เริ่มมีผล', en: 'It is not valid yet' },
  },
  expired: {
    type: `${model}RANGE_ERROR`,
    title: { th: 'พ้นกำหนดแล้ว', en: 'It has expired' },
  },
  'malformed-status': {
    type: `${model}MALFORMED_VALUE_ERROR`,
    title: { th: 'รูปแบบของสถานะไม่ถูกต้อง', en: 'Its status entry is not well formed' },
  },
  'unknown-status': {
    type: `${lists}STATUS_VERIFICATION_ERROR`,
    title: { th: 'ไม่รู้จักสถานะแบบนี้', en: 'Its status is of a kind that is not known here' },
    isUnknown: true,
  },
  'no-status-list': {
    type: `${lists}STATUS_RETRIEVAL_ERROR`,
    title: { th: 'หารายการสถานะไม่ได้', en: 'The status list could not be had' },
    isUnknown: true,
  },
  'bad-status-list': {
    type: `${lists}STATUS_VERIFICATION_ERROR`,
    title: { th: 'รายการสถานะเชื่อถือไม่ได้', en: 'The status list cannot be relied on' },
    isUnknown: true,
  },
  'stale-status-list': {
    type: `${lists}STATUS_VERIFICATION_ERROR`,
    title: { th: 'รายการสถานะเก่าเกินไป', en: 'The status list is not of today' },
    isUnknown: true,
  },
  revoked: {
    type: `${lists}revocation`,
    title: { th: 'เพิกถอนแล้ว', en: 'It is revoked' },
  },
  suspended: {
    type: `${lists}suspension`,
    title: { th: 'พักใช้อยู่', en: 'It is suspended' },
  },
} as const satisfies Record<string, Kind>

export type Finding = keyof typeof findings

/** What came of a check by the standards alone. `verified` only when nothing speaks against it and nothing is left unknown. */
export type StandardReport = {
  verified: boolean
  /** Nothing is known to be wrong, but something could not be checked. */
  isUnknown: boolean
  found: { finding: Finding; detail: string | null }[]
}

export function reportOf(found: StandardReport['found']): StandardReport {
  const isOpen = ({ finding }: StandardReport['found'][number]) => 'isUnknown' in findings[finding]
  const isUnknown = found.length > 0 && found.every(isOpen)
  return { verified: found.length === 0, isUnknown, found }
}

/** Findings as the VC API tells them (RFC 9457 members). */
export function toProblemDetails({ found }: StandardReport) {
  return found.map(({ finding, detail }) => {
    const { type, title } = findings[finding]
    return { type, title: `${title.th} · ${title.en}`, ...(detail !== null && { detail }) }
  })
}
