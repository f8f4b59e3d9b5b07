import { bangkokDay } from '../../base/day.ts'
import type { Text } from '../../base/text.ts'
import type { Declaration } from '../declaration/index.ts'
import type { Definition } from '../definitions/index.ts'
import type { Result } from '../results/index.ts'
import type { CityFacts } from './deps.ts'

/**
 * Results as NGSI-LD entities of the type KeyPerformanceIndicator, so that other platforms take them in. Names are those of the Smart
 * Data Models; what these have no name for (status, quality, lineage) has a name of ours, and its meaning from SDMX, DQV and PROV.
 * A result without a number has no `kpiValue`: never zero, never empty. Source: smart-data-models/dataModel.KeyPerformanceIndicator 0.2.1.
 */
export function kpiEntities(
  results: readonly { result: Result; definition: Definition }[],
  city: CityFacts,
  notice: Text | null,
  publicUrl: string,
) {
  return results.map(({ result, definition }) => ({
    id: idOf(result.id),
    type: 'KeyPerformanceIndicator',
    ...aboutDefinition(definition),
    organization: property(city.name.th),
    calculationPeriod: property({
      from: bangkokDay(result.from),
      to: bangkokDay(new Date(result.until.getTime() - 1)),
    }),
    updatedAt: property({ '@type': 'DateTime', '@value': result.computedAt.toISOString() }),
    ...('value' in result && { kpiValue: numberOf(result) }),
    resultStatus: property(result.status),
    ...(result.because && {
      because: { type: 'LanguageProperty', languageMap: { ...result.because } },
    }),
    quality: property(qualityOf(result)),
    inputsHash: property(result.inputsHash),
    formulaHash: property(result.formulaHash),
    lineage: property(`${publicUrl}/api/v1/lineage/${result.id}?city=${result.city}`),
    ...(result.supersedes && {
      supersedes: { type: 'Relationship', object: idOf(result.supersedes) },
    }),
    sample: property(city.sample),
    ...(notice && { notice: { type: 'LanguageProperty', languageMap: { ...notice } } }),
    '@context': context,
  }))
}

const context = [
  'https://raw.githubusercontent.com/smart-data-models/dataModel.KeyPerformanceIndicator/master/context.jsonld',
  {
    resultStatus: 'http://purl.org/linked-data/sdmx/2009/attribute#obsStatus',
    because: 'http://www.w3.org/2000/01/rdf-schema#comment',
    quality: 'http://www.w3.org/ns/dqv#hasQualityMeasurement',
    lineage: 'http://www.w3.org/ns/prov#has_provenance',
    supersedes: 'http://purl.org/dc/terms/replaces',
    notice: 'http://purl.org/dc/terms/rights',
  },
  'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld',
]

/** What the model calls how often; ours are days, months, quarters and years. */
const frequencies: Record<Declaration['period'], string> = {
  P1D: 'daily',
  P1M: 'monthly',
  P3M: 'quarterly',
  P1Y: 'yearly',
}
/** The kinds of indicators that the model knows among its categories; outcome and impact are not. */
const categories = new Set<string>(['input', 'process', 'output'])

function aboutDefinition({ declaration, formula }: Definition) {
  const { id, version, title, definition, indicatorType, domain, period, inputs } = declaration
  return {
    name: property(title.th),
    alternateName: property(title.en),
    description: property(`${definition.th} / ${definition.en}`),
    category: property(['quantitative', ...(categories.has(indicatorType) ? [indicatorType] : [])]),
    process: property(domain),
    calculationFrequency: property(frequencies[period]),
    calculationMethod: property('automatic'),
    calculationFormula: property(formula.canonical),
    aggregatedData: property(
      Object.values(inputs).map(({ type, attribute }) => ({
        entityType: type,
        attrs: [attribute],
      })),
    ),
    indicator: property(`${id}@${version}`),
  }
}

/** The number as it was rounded, in its unit, as of the newest observation in it. */
function numberOf({ value, unit, quality, until }: Result & { value: string }) {
  const newest = Object.values(quality).flatMap(({ newestAt }) => newestAt ?? [])
  return {
    type: 'Property',
    value: Number(value),
    unitCode: unit,
    observedAt: newest.sort().at(-1) ?? until.toISOString(),
  }
}

/** How good each input is; NGSI-LD has no null, so what is not known is left out. */
function qualityOf({ quality }: Result) {
  return Object.fromEntries(
    Object.entries(quality).map(([input, of]) => [
      input,
      Object.fromEntries(Object.entries(of).filter(([, value]) => value !== null)),
    ]),
  )
}

function property<T extends string | boolean | object>(value: T) {
  return { type: 'Property', value }
}

function idOf(result: string): string {
  return `urn:ngsi-ld:KeyPerformanceIndicator:${result}`
}
