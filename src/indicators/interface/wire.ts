import type { CityCommitment } from '../city/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { StoredDefinition } from '../definitions/index.ts'
import { periodAt } from '../period/index.ts'
import { type Reading, type Result, readingName, type Said } from '../results/index.ts'

export function definitionToWire({ owner, declaredAt, ...rest }: StoredDefinition) {
  const { id, version, standing, hash, declaration } = rest
  return {
    id,
    version,
    owner: owner || null,
    standing,
    hash,
    declaredAt: declaredAt.toISOString(),
    declaration,
  }
}

export function saidToWire(said: Said) {
  return {
    status: said.status,
    value: 'value' in said ? said.value : null,
    because: said.because ?? null,
  }
}

export function resultToWire(result: Result, declaration: Declaration, sample: boolean) {
  return {
    id: result.id,
    ...figureToWire(result, declaration, sample),
    formulaHash: result.formulaHash,
    definitionHash: result.definitionHash,
    engineVersion: result.engineVersion,
    computedAt: result.computedAt.toISOString(),
    supersedes: result.supersedes ?? null,
    lineage: `/api/v1/lineage/${result.id}?city=${result.city}`,
  }
}

export function readingToWire(reading: Reading, declaration: Declaration, sample: boolean) {
  return {
    ...figureToWire({ ...reading, indicator: reading.id }, declaration, sample),
    readAt: reading.readAt.toISOString(),
    result: reading.result ?? null,
    lineage: `/api/v1/lineage/${readingName(reading)}?city=${reading.city}`,
  }
}

type Figure = Pick<
  Result,
  'city' | 'indicator' | 'version' | 'from' | 'until' | 'quality' | 'change' | 'inputsHash'
>

function figureToWire(one: Said & Figure, { period, unit }: Declaration, sample: boolean) {
  return {
    city: one.city,
    sample,
    indicator: one.indicator,
    version: one.version,
    period: periodAt(period, one.from).name,
    periodKind: period,
    from: one.from.toISOString(),
    until: one.until.toISOString(),
    ...saidToWire(one),
    raw: 'value' in one ? one.raw : null,
    unit,
    quality: one.quality,
    asOf: one.change,
    inputsHash: one.inputsHash,
  }
}

export function commitmentToWire(one: CityCommitment, sample: boolean) {
  const { commitment, definition, judged, reading, judgements } = one
  const inputs = Object.values(reading?.quality ?? {})
  const coverages = inputs.map(({ coverage }) => coverage)
  const newest = inputs.flatMap(({ newestAt }) => newestAt ?? []).sort()
  return {
    id: commitment.id,
    city: commitment.city,
    sample,
    indicator: commitment.indicator,
    version: commitment.version,
    unit: definition.declaration.unit,
    title: commitment.promise.title ?? definition.declaration.title,
    promise: commitment.promise,
    critical: commitment.critical,
    startsOn: commitment.startsOn,
    dueOn: commitment.dueOn,
    verdict: judged.verdict,
    because: judged.because,
    expected: judged.expected ?? null,
    status: reading?.status ?? null,
    value: reading && 'value' in reading ? reading.value : null,
    coverage: coverages.length > 0 ? Math.min(...coverages) : null,
    newestAt: newest.at(-1) ?? null,
    judgements: judgements.map(({ at, verdict, because, expected, result }) => ({
      at: at.toISOString(),
      verdict,
      because,
      expected: expected ?? null,
      result: result ?? null,
    })),
  }
}
