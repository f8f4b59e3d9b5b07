import type { Kind } from './credential.ts'
import type { LegalCode } from './documents.ts'
import type { Check, CheckName, Report, Tone, VerdictCode } from './report.ts'

type Facts = {
  kind: Kind | null
  checks: readonly Pick<Check, 'name' | 'result' | 'reason'>[]
  legal: LegalCode | null
  data: Report['data']
}

const byLegal: Record<LegalCode, VerdictCode> = {
  certified: 'genuine-in-force',
  'under-notice': 'genuine-under-notice',
  suspended: 'genuine-suspended',
  revoked: 'genuine-revoked',
  expired: 'genuine-expired',
  surrendered: 'genuine-surrendered',
}

/**
 * The one verdict on a document, from its checks alone. What fails in signature, issuer or dates is not genuine; what could not be
 * checked is never said to be in force, and never green. Errors: none. Source: docs/adr/0007-verifiable-emblem.md.
 */
export function verdictOf({ kind, checks, legal, data }: Facts): Pick<Report, 'verdict' | 'tone'> {
  const of = (name: CheckName) => checks.find((check) => check.name === name)
  const is = (result: Check['result'], ...names: CheckName[]) =>
    names.some((name) => of(name)?.result === result)
  if (
    kind === null ||
    is('failed', 'signature', 'issuer') ||
    of('dates')?.reason === 'not-yet-valid'
  )
    return { verdict: 'failed', tone: 'red' }
  if (is('unknown', 'signature', 'issuer')) return couldNot
  if (kind === 'extract') return { verdict: 'extract', tone: 'neutral' }
  const isExpired = of('dates')?.reason === 'expired'
  if (kind === 'live')
    return isExpired
      ? { verdict: 'genuine-expired', tone: 'grey' }
      : toneOf('genuine-in-force', data)
  // The bit is final: it tells what may not be known otherwise.
  if (of('revocation')?.reason === 'revoked')
    return toneOf(legal === 'surrendered' ? 'genuine-surrendered' : 'genuine-revoked', null)
  if (is('unknown', 'revocation')) return couldNot
  if (isExpired) return { verdict: 'genuine-expired', tone: 'grey' }
  if (legal === null) return couldNot
  return toneOf(byLegal[legal], data)
}

const couldNot = { verdict: 'could-not-check', tone: 'grey' } as const

const tones: Partial<Record<VerdictCode, Tone>> = {
  'genuine-under-notice': 'amber',
  'genuine-suspended': 'red',
  'genuine-revoked': 'red',
  'genuine-expired': 'grey',
  'genuine-surrendered': 'grey',
}

/** In force is green where data prove it now; amber where they do not; grey where nothing can be said. */
function toneOf(verdict: VerdictCode, data: Report['data']): Pick<Report, 'verdict' | 'tone'> {
  const fixed = tones[verdict]
  if (fixed) return { verdict, tone: fixed }
  const byProof = {
    proven: 'green',
    'at-risk': 'amber',
    unproven: 'amber',
    'no-data': 'grey',
    unknown: 'grey',
  } as const
  return { verdict, tone: byProof[data?.proof ?? 'unknown'] }
}
