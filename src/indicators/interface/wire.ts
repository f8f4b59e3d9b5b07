import type { CityCommitment } from '../city/index.ts'
import type { Declaration } from '../declaration/index.ts'
import type { StoredDefinition } from '../definitions/index.ts'
import { periodAt } from '../period/index.ts'
import type { Result, Said } from '../results/index.ts'

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

export function resultToWire(result: Result, { period }: Declaration, sample: boolean) {
  return {
    id: result.id,
    city: result.city,
    sample,
    indicator: result.indicator,
    version: result.version,
    period: periodAt(period, result.from).name,
    periodKind: period,
    from: result.from.toISOString(),
    until: result.until.toISOString(),
    ...saidToWire(result),
    raw: 'value' in result ? result.raw : null,
    unit: result.unit,
    quality: result.quality,
    asOf: result.change,
    inputsHash: result.inputsHash,
    formulaHash: result.formulaHash,
    definitionHash: result.definitionHash,
    engineVersion: result.engineVersion,
    computedAt: result.computedAt.toISOString(),
    supersedes: result.supersedes ?? null,
    lineage: `/api/v1/lineage/${result.id}?city=${result.city}`,
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
