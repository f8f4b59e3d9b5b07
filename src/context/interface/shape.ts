import { readLanguageFilter } from '../entity/language.ts'
import type { View } from '../entity/project.ts'
import type { Format, Representation } from '../entity/represent.ts'
import { coreContext } from '../ld/compile-context.ts'
import { type Context, expandName } from '../ld/context.ts'
import { parameterFault } from '../query/cursor.ts'
import {
  projectionDepth,
  readAttributeList,
  readProjection,
  refuseBoth,
} from '../query/read-projection.ts'
import type { MediaType } from './media-type.ts'
import { type Parameters, readWhole, readWords, unknownWord } from './parameters.ts'

/** The parameters by which a caller says how entities are to be written, and what of them. */
export const shapeParameters = [
  'options',
  'format',
  'attrs',
  'pick',
  'omit',
  'datasetId',
  'lang',
  'geometryProperty',
  'join',
  'joinLevel',
  'containedBy',
] as const

/** How relationships are followed: linked entities in the place of the relationship, or beside the entity that names them. */
export type Join = { mode: 'inline' | 'flat'; level: number; containedBy: readonly string[] }

export type Shape = {
  representation: Representation
  view: View
  /** The GeoProperty that gives a feature its geometry, by IRI. */
  geometryProperty: string | undefined
  join: Join | undefined
}

const formats = new Map<string, Format>([
  ['normalized', 'normalized'],
  ['concise', 'concise'],
  ['simplified', 'simplified'],
  ['keyValues', 'simplified'],
])
const options = [...formats.keys(), 'sysAttrs'] as const
const deepestJoin = 5

/**
 * Reads how entities are to be written. `format` goes before the older `options`. Throws BadRequestData.
 * Source: CIM 009 6.3.7, 6.3.11, 4.5.16, 4.5.23, 4.15, 4.21.
 */
export function readShape(
  parameters: Parameters,
  context: Context,
  mediaType: MediaType = 'application/geo+json',
): Shape {
  const geometryProperty = parameters.get('geometryProperty')
  if (geometryProperty !== undefined && mediaType !== 'application/geo+json')
    throw parameterFault('geometryProperty', because.notGeo)
  const [view, join] = [readView(parameters, context), readJoin(parameters)]
  for (const name of ['pick', 'omit'] as const)
    if (projectionDepth(view[name] ?? new Map()) > (join?.level ?? 0))
      throw parameterFault(name, because.deep)
  return {
    representation: readRepresentation(parameters, context),
    view,
    geometryProperty: geometryProperty && expandName(context, geometryProperty),
    join,
  }
}

/** Whether entities are wanted just as they are stored. */
export function isPlain(mediaType: MediaType, { representation, view, join }: Shape): boolean {
  const { context, format, sysAttrs, lang } = representation
  const { attrs, pick, omit, datasetIds } = view
  return (
    mediaType === 'application/json' &&
    context.key === coreContext.key &&
    format === 'normalized' &&
    !(sysAttrs || lang || attrs || pick || omit || datasetIds || join)
  )
}

export function readRepresentation(parameters: Parameters, context: Context): Representation {
  const given = readWords(parameters, 'options', options as readonly string[])
  const wanted = parameters.get('format')
  const format = wanted === undefined ? undefined : formats.get(wanted)
  if (wanted !== undefined && !format) throw unknownWord('format', wanted)
  const older = [...given].map((word) => formats.get(word)).filter((one) => one !== undefined)
  const lang = parameters.get('lang')
  return {
    context,
    format: format ?? older[0] ?? 'normalized',
    sysAttrs: given.has('sysAttrs'),
    lang: lang === undefined ? undefined : readLanguageFilter(lang),
  }
}

export function readView(parameters: Parameters, context: Context): View {
  const [attrs, pick, omit, datasetId] = ['attrs', 'pick', 'omit', 'datasetId'].map((name) =>
    parameters.get(name),
  )
  if (attrs !== undefined && (pick !== undefined || omit !== undefined))
    throw parameterFault('attrs', because.both)
  const view = {
    attrs: attrs === undefined ? undefined : readAttributeList(attrs, context),
    pick: pick === undefined ? undefined : readProjection(pick, context, 'pick'),
    omit: omit === undefined ? undefined : readProjection(omit, context, 'omit'),
    datasetIds: datasetId === undefined ? undefined : new Set(datasetId.split(',')),
  }
  refuseBoth(view.pick, view.omit)
  return view
}

function readJoin(parameters: Parameters): Join | undefined {
  const mode = parameters.get('join')
  const level = readWhole(parameters, 'joinLevel', { least: 1, most: deepestJoin })
  const containedBy = parameters.get('containedBy')?.split(',') ?? []
  if (mode === undefined || mode === '@none') {
    if (level !== undefined) throw parameterFault('joinLevel', because.noJoin)
    return undefined
  }
  if (mode !== 'inline' && mode !== 'flat') throw parameterFault('join', because.join)
  return { mode, level: level ?? 1, containedBy }
}

const because = {
  notGeo: {
    th: 'ใช้ได้เมื่อขอ application/geo+json เท่านั้น',
    en: 'It goes with application/geo+json only.',
  },
  deep: {
    th: 'อ้างเอนทิตีที่เชื่อมโยงลึกกว่า joinLevel',
    en: 'It follows relationships further than join and joinLevel do.',
  },
  both: {
    th: 'ใช้ attrs พร้อมกับ pick หรือ omit ไม่ได้',
    en: 'attrs does not go together with pick or omit.',
  },
  join: { th: 'ต้องเป็น inline, flat หรือ @none', en: 'It is one of inline, flat or @none.' },
  noJoin: { th: 'ต้องใช้พร้อมกับ join', en: 'It goes together with join.' },
}
