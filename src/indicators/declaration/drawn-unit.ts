import type { Drawing, Input } from './shape.ts'

/**
 * The unit of what an input comes to in the expression: that of its values; C62 once observations or entities have been counted or a
 * share taken; hours or days where buckets are counted.
 */
export function drawnUnit({ unit, bucket, within, across, over }: Input): string {
  if (over !== 'latest' && counts(over)) return bucket === 'P1D' ? 'DAY' : 'HUR'
  if (over !== 'latest' && shares(over)) return 'C62'
  if (counts(across) || shares(across)) return 'C62'
  return within === 'count' ? 'C62' : unit
}

export function counts(drawing: Drawing): boolean {
  return drawing === 'count' || (typeof drawing === 'object' && 'count' in drawing)
}

export function shares(drawing: Drawing): boolean {
  return typeof drawing === 'object' && 'share' in drawing
}
