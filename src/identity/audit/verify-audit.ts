import type { KeyObject } from 'node:crypto'
import { canonicalJson } from '../../base/canonical.ts'
import type { Text } from '../../base/text.ts'
import { type AuditFault, auditFaultText } from './audit-fault.ts'
import { type Seal, sealAfter, type WrittenEntry } from './chain.ts'
import { openingOf } from './export-audit.ts'
import { type Head, isSignedBy } from './head.ts'
import { readPublicHeadKey } from './head-key.ts'

/** What verifying an export comes to. `line` counts from 1; `number` is that of the first bad link, where it is a link. */
export type Verdict =
  | { ok: true; first: number; count: number; hash: string; signedAt: string }
  | { ok: false; fault: AuditFault; line: number; number: number | null; because: Text }

type Line = Record<string, unknown>
/** How far the reading has come: the link before the first, the last one that was good, the head. */
type Read = { before: Seal; last: Seal; head: Head | undefined }

/**
 * Verifies an export offline, line by line, in constant memory. Every line must be canonical, every number the next, every hash
 * follow from the one before; then the head must agree and be signed by the trusted key (`publicHeadKey`). Finds any edit,
 * deletion, insertion, reordering and cut tail, and names the first bad line. Throws when the trusted key is no key.
 */
export async function verifyAudit(
  lines: Iterable<string> | AsyncIterable<string>,
  trustedKey: string,
): Promise<Verdict> {
  const key = readPublicHeadKey(trustedKey)
  if (!key) throw new Error('the trusted key is not an Ed25519 key in base64url')
  let line = 0
  let read: Read | undefined
  for await (const text of lines) {
    line++
    const value = readCanonical(text)
    if (!read) {
      const before = value && readOpening(value)
      if (!before) return bad('opening', line, null)
      read = { before, last: before, head: undefined }
      continue
    }
    const fault = faultOf(value, read, key, trustedKey)
    if (fault) return bad(fault, line, fault.startsWith('link') ? read.last.number + 1 : null)
  }
  if (!read?.head) return bad('head-missing', line + 1, null)
  const { first, count, hash, at } = read.head
  return { ok: true, first, count, hash, signedAt: at }
}

/** Reads one more line into what has been read; gives what is wrong with it. */
function faultOf(
  value: Line | undefined,
  read: Read,
  key: KeyObject,
  trustedKey: string,
): AuditFault | undefined {
  if (read.head) return 'after-head'
  if (!value) return 'link-unreadable'
  return 'head' in value ? takeHead(value, read, key, trustedKey) : takeLink(value, read)
}

function takeLink(value: Line, read: Read): AuditFault | undefined {
  if (!hasMembers(value, ['entry', 'hash', 'number'])) return 'link-unreadable'
  const seal = sealAfter(read.last, value.entry as WrittenEntry)
  if (value.number !== seal.number) return 'link-number'
  if (value.hash !== seal.hash) return 'link-hash'
  read.last = seal
  return undefined
}

function takeHead(
  value: Line,
  read: Read,
  key: KeyObject,
  trustedKey: string,
): AuditFault | undefined {
  const { head, signature } = value as { head: Head; signature: unknown }
  if (!hasMembers(value, ['head', 'signature']) || typeof signature !== 'string')
    return 'head-unreadable'
  if (head?.key !== trustedKey) return 'head-key'
  if (!isSignedBy(head, signature, key)) return 'head-signature'
  const { before, last } = read
  if (head.first !== before.number + 1 || head.previous !== before.hash) return 'head-start'
  if (head.count !== last.number - before.number || head.hash !== last.hash) return 'head-end'
  read.head = head
  return undefined
}

/** The link before the first, as the first line gives it. */
function readOpening(value: Line): Seal | undefined {
  const { first, previous } = value
  if (!Number.isSafeInteger(first) || (first as number) < 1 || typeof previous !== 'string')
    return undefined
  const before = { number: (first as number) - 1, hash: previous }
  return canonicalJson(value) === canonicalJson(openingOf(before)) ? before : undefined
}

/** Reads a line that is a JSON object written in the one canonical way. */
function readCanonical(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return canonicalJson(value) === text ? (value as Line) : undefined
  } catch {
    return undefined
  }
}

function hasMembers(value: Line, names: string[]): boolean {
  return Object.keys(value).sort().join() === names.join()
}

function bad(fault: AuditFault, line: number, number: number | null): Verdict {
  return { ok: false, fault, line, number, because: auditFaultText(fault, line, number) }
}
