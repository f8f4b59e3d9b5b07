import { bitAt, decodeBits } from '../check/bitstring.ts'
import { isObject, issuerOf, type Json, listOf, momentIn, objectIn } from '../check/credential.ts'
import { standsTo } from '../check/dates.ts'
import { listLength } from '../check/form-faults.ts'
import { hasType, isAddress, vcFaults } from '../check/vc-faults.ts'
import { checkAnyProofs } from './check-any-proof.ts'
import type { Finding } from './findings.ts'
import type { Sources } from './sources.ts'

/** What a list may be of for us to say what its bit means. */
const purposes = ['revocation', 'suspension']
const mostEntries = 4

/**
 * Whether any status of a credential is set. Whatever of it cannot be checked is a finding too: a list that is not there, not its
 * issuer's, not of today, or of a purpose whose bit we do not know. Source: W3C Bitstring Status List 1.0, section 3.2.
 */
export async function checkAnyStatus(
  credential: Json,
  sources: Sources,
  now: Date,
): Promise<Finding[]> {
  const entries = listOf(credential.credentialStatus)
  if (entries.length > mostEntries) return ['malformed-status']
  const found: Finding[] = []
  for (const entry of entries) {
    const finding = isObject(entry) ? await checkEntry(credential, entry, sources, now) : undefined
    if (!isObject(entry)) found.push('malformed-status')
    else if (finding) found.push(finding)
  }
  return found
}

async function checkEntry(
  credential: Json,
  entry: Json,
  sources: Sources,
  now: Date,
): Promise<Finding | undefined> {
  const { type, statusPurpose: purpose, statusListIndex: index, statusListCredential: at } = entry
  if (type !== 'BitstringStatusListEntry' || !purposes.includes(String(purpose)))
    return 'unknown-status'
  const isIndex = typeof index === 'string' && /^(0|[1-9]\d{0,8})$/.test(index)
  const isPlain = entry.statusSize === undefined || entry.statusSize === 1
  if (!isIndex || !isAddress(at) || !isPlain || entry.id === at) return 'malformed-status'
  const list = await sources.list(at)
  if (!list) return 'no-status-list'
  const issuer = issuerOf(list)
  const subject = objectIn(list, 'credentialSubject')
  const isList =
    vcFaults(list).length === 0 &&
    (list.id === undefined || list.id === at) &&
    hasType(list.type, 'BitstringStatusListCredential') &&
    subject.type === 'BitstringStatusList' &&
    listOf(subject.statusPurpose).includes(purpose)
  if (!isList || issuer === undefined || issuer !== issuerOf(credential)) return 'bad-status-list'
  const need = { purpose: 'assertionMethod', by: issuer } as const
  const proofs = await checkAnyProofs(list, need, sources, now)
  if (proofs.some(({ result }) => result !== 'passed')) return 'bad-status-list'
  const stretch = { from: momentIn(list, 'validFrom'), until: momentIn(list, 'validUntil') }
  if (standsTo(stretch, now) !== 'within') return 'stale-status-list'
  const bits = await decodeBits(subject.encodedList)
  if (!bits || bits.length * 8 < listLength) return 'bad-status-list'
  if (Number(index) >= bits.length * 8) return 'malformed-status'
  if (!bitAt(bits, Number(index))) return undefined
  return purpose === 'suspension' ? 'suspended' : 'revoked'
}
