import type { FastifyReply } from 'fastify'
import type { Text } from '../../base/text.ts'
import { type Cell, writeCsv } from '../../http/csv.ts'
import type { StoredDefinition } from '../definitions/index.ts'
import { units } from '../units/index.ts'
import type { commitmentToWire, resultToWire } from './wire.ts'

/** Sends a CSV file, not to be kept: it may be another at the next asking. */
export function sendCsv(reply: FastifyReply, name: string, body: string) {
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `inline; filename="${name}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(body)
}

const both = (text: Text | null) => (text ? `${text.th} / ${text.en}` : '')

export function definitionsCsv(all: readonly StoredDefinition[], notice: Text | null): string {
  const rows = all.map(({ declaration: one, ...stored }): Cell[] => [
    one.id,
    one.version,
    stored.owner,
    stored.standing,
    one.title.th,
    one.title.en,
    one.definition.th,
    one.definition.en,
    one.domain,
    one.indicatorType,
    one.direction,
    one.unit,
    units.get(one.unit)?.symbol,
    one.period,
    one.expression,
    both(one.reference.title),
    one.reference.url,
    stored.hash,
  ])
  const header =
    'id version owner standing title_th title_en definition_th definition_en domain indicator_type direction unit symbol period expression reference reference_url hash'
  return writeCsv(header.split(' '), rows, both(notice))
}

/**
 * A result a row; the quality of its inputs stands beside its value: the least coverage, the newest observation, how many. Where rows
 * are left for a next page, every row says where that is.
 */
export function resultsCsv(
  all: readonly ReturnType<typeof resultToWire>[],
  notice: Text | null,
  next: string | null,
): string {
  const rows = all.map((one): Cell[] => {
    const inputs = Object.values(one.quality)
    return [
      one.city,
      one.sample,
      one.indicator,
      one.version,
      one.period,
      one.status,
      one.value,
      one.unit,
      both(one.because),
      inputs.length > 0 ? Math.min(...inputs.map(({ coverage }) => coverage)) : null,
      inputs
        .flatMap(({ newestAt }) => newestAt ?? [])
        .sort()
        .at(-1),
      inputs.reduce((sum, { observations }) => sum + observations, 0),
      inputs.reduce((sum, { entities }) => sum + entities, 0),
      one.asOf,
      one.inputsHash,
      one.formulaHash,
      one.engineVersion,
      one.computedAt,
      one.id,
      one.supersedes,
    ]
  })
  const header =
    'city sample indicator version period status value unit because coverage newest_at observations entities as_of inputs_hash formula_hash engine_version computed_at id supersedes'
  const left = next && `ยังมีแถวต่อไปที่ ${next} / more rows at ${next}`
  return writeCsv(header.split(' '), rows, [both(notice), left].filter(Boolean).join(' · '))
}

export function commitmentsCsv(
  all: readonly ReturnType<typeof commitmentToWire>[],
  notice: Text | null,
): string {
  const rows = all.map((one): Cell[] => [
    one.city,
    one.sample,
    one.indicator,
    one.version,
    one.title.th,
    one.title.en,
    one.critical,
    one.startsOn,
    one.dueOn,
    one.verdict,
    both(one.because),
    one.status,
    one.value,
    one.unit,
    one.expected?.min,
    one.expected?.max,
    one.coverage,
    one.newestAt,
    one.id,
  ])
  const header =
    'city sample indicator version title_th title_en critical starts_on due_on verdict because status value unit asked_min asked_max coverage newest_at id'
  return writeCsv(header.split(' '), rows, both(notice))
}
