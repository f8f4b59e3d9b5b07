import type { Text } from '../../base/text.ts'
import { type LanguageFilter, readLanguageFilter } from '../entity/language.ts'
import type { View } from '../entity/project.ts'
import type { Context } from '../ld/context.ts'
import { invalidRequest } from '../problems.ts'
import { parameterFault } from '../query/cursor.ts'
import {
  projectionDepth,
  readAttributeList,
  readProjection,
  refuseBoth,
} from '../query/read-projection.ts'
import { type Aggregation, readAggregation } from './aggregation.ts'

/** How evolutions are to be written, and what of them. `lastN`: of each attribute only so many, the latest. */
export type TemporalShape = {
  readonly format: 'normalized' | 'concise' | 'temporalValues' | 'aggregatedValues'
  readonly sysAttrs: boolean
  readonly lang: LanguageFilter | undefined
  readonly view: View
  readonly lastN: number | undefined
  readonly aggregation: Aggregation | undefined
}

/** The members of a request that tell the shape; lists as lists or as text parted by commas. */
export type ShapeParameters = {
  format?: unknown
  options?: unknown
  attrs?: unknown
  pick?: unknown
  omit?: unknown
  datasetId?: unknown
  lang?: unknown
  lastN?: unknown
  aggrMethods?: unknown
  aggrPeriodDuration?: unknown
}

const formats = new Map<string, TemporalShape['format']>([
  ['normalized', 'normalized'],
  ['concise', 'concise'],
  ['temporalValues', 'temporalValues'],
  ['simplified', 'temporalValues'],
  ['keyValues', 'temporalValues'],
  ['aggregatedValues', 'aggregatedValues'],
])

const because = {
  both: {
    th: 'ใช้ attrs พร้อมกับ pick หรือ omit ไม่ได้',
    en: 'attrs does not go together with pick or omit.',
  },
  linked: {
    th: 'วิวัฒนาการตามเวลาไม่มีเอนทิตีที่เชื่อมโยง',
    en: 'An evolution has no linked entities.',
  },
  whole: { th: 'ต้องเป็นจำนวนเต็มบวก', en: 'A positive whole number is expected.' },
  methods: {
    th: 'ต้องมีเมื่อใช้ aggregatedValues',
    en: 'It is needed for aggregatedValues.',
  },
  list: { th: 'ต้องเป็นรายการข้อความ', en: 'A list of texts is expected.' },
} satisfies Record<string, Text>

/**
 * Reads how evolutions are to be written. `format` goes before the older `options`; methods of aggregation without a format ask for
 * what they give. Throws InvalidRequest for formats and options that nobody knows, else BadRequestData.
 * Source: CIM 009 6.3.7, 6.3.12, 4.5.9, 4.5.19, 4.21, 5.7.3.4.
 */
export function readTemporalShape(given: ShapeParameters, context: Context): TemporalShape {
  const options = readTexts('options', given.options) ?? []
  for (const option of options)
    if (option !== 'sysAttrs' && !formats.has(option)) throw unknown('options', option)
  const asked = readTexts('format', given.format)?.[0]
  if (asked !== undefined && !formats.has(asked)) throw unknown('format', asked)
  const aggregation = readAggregation(given)
  const named = [asked, ...options].map((name) => name && formats.get(name)).find((one) => one)
  const format = named || (aggregation ? 'aggregatedValues' : 'normalized')
  if (format === 'aggregatedValues' && !aggregation)
    throw parameterFault('aggrMethods', because.methods)
  const lang = readTexts('lang', given.lang)
  return {
    format,
    sysAttrs: options.includes('sysAttrs'),
    lang: lang && readLanguageFilter(lang.join(',')),
    view: readTemporalView(given, context),
    lastN: readLastN(given.lastN),
    aggregation: format === 'aggregatedValues' ? aggregation : undefined,
  }
}

function readTemporalView(given: ShapeParameters, context: Context): View {
  const [attrs, pick, omit, datasetIds] = (['attrs', 'pick', 'omit', 'datasetId'] as const).map(
    (name) => readTexts(name, given[name]),
  )
  if (attrs && (pick || omit)) throw parameterFault('attrs', because.both)
  const view: View = {
    attrs: attrs && readAttributeList(attrs.join(','), context),
    pick: pick && readProjection(pick.join(','), context, 'pick'),
    omit: omit && readProjection(omit.join(','), context, 'omit'),
    datasetIds: datasetIds && new Set(datasetIds),
  }
  for (const name of ['pick', 'omit'] as const) {
    const projection = view[name]
    if (projection && projectionDepth(projection) > 0) throw parameterFault(name, because.linked)
  }
  refuseBoth(view.pick, view.omit)
  return view
}

function readLastN(given: unknown): number | undefined {
  if (given === undefined) return undefined
  const text = typeof given === 'number' ? String(given) : given
  if (typeof text !== 'string' || !/^[1-9]\d{0,8}$/.test(text))
    throw parameterFault('lastN', because.whole)
  return Number(text)
}

/** Takes texts from a list, or from one text parted by commas; undefined where there is nothing. */
function readTexts(name: string, given: unknown): string[] | undefined {
  if (given === undefined || given === '') return undefined
  const all = typeof given === 'string' ? given.split(',') : given
  if (!Array.isArray(all) || !all.every((one) => typeof one === 'string'))
    throw parameterFault(name, because.list)
  return all
}

function unknown(parameter: string, value: string) {
  const shown = value.slice(0, 40)
  return invalidRequest({
    detail: {
      th: `${parameter}: ไม่รู้จัก "${shown}"`,
      en: `${parameter}: "${shown}" is not known.`,
    },
    members: { parameter },
  })
}
