import type { Text } from '../../base/text.ts'

/** Statuses of a result; only the first two have a number. */
export const statuses = ['final', 'provisional', 'insufficient', 'stale', 'error'] as const
export type Status = (typeof statuses)[number]

/** How good one input is: coverage from 0 to 1, the newest and oldest observation in ISO 8601, how many there are. */
export type InputQuality = {
  status: string
  coverage: number
  newestAt: string | null
  oldestAt: string | null
  observations: number
  entities: number
}

/** What an input read: stretch of rollups in ISO 8601, and the series, by number and id of the entity. */
export type InputLineage = {
  step: 'hour' | 'day'
  from: string
  until: string
  series: { series: number; entityId: string; unitCode?: string }[]
}

/** All from which a result can be made again: by the names of inputs, and the results of indicators that were read. */
export type Lineage = {
  now: string
  inputs: Record<string, InputLineage>
  reads: Record<string, { result: string; inputsHash: string; raw: number | null; status: Status }>
  /** The result whose value stands in by the rule `carry`. */
  carried?: string
}

/** What a reading says: `value` rounded as declared and as text, `raw` as computed; or why there is none. */
export type Said =
  | { status: 'final' | 'provisional'; value: string; raw: number; because?: Text | undefined }
  | { status: 'insufficient' | 'stale' | 'error'; because: Text }

/** The reading of a city's indicator over a period as it stands. */
export type Reading = Said & {
  city: string
  id: string
  version: number
  from: Date
  until: Date
  quality: Record<string, InputQuality>
  /** The last change of the data space that it has seen. */
  change: number
  inputsHash: string
  readAt: Date
  /** When it may become another by the clock alone. */
  dueAt: Date | undefined
  /** The result it was last frozen into. */
  result: string | undefined
}

/** A frozen reading; never changed. A later one of the same period supersedes it. */
export type Result = Said & {
  id: string
  city: string
  owner: string
  indicator: string
  version: number
  from: Date
  until: Date
  unit: string
  quality: Record<string, InputQuality>
  lineage: Lineage
  change: number
  inputsHash: string
  formulaHash: string
  definitionHash: string
  engineVersion: string
  computedAt: Date
  supersedes: string | undefined
}

/** Changes whenever the engine may give another value for the same rows. */
export const engineVersion = '1'

export function hasNumber<T extends Said>(said: T): said is T & Extract<Said, { value: string }> {
  return said.status === 'final' || said.status === 'provisional'
}
