import { type Context, expandName, makeContext } from '../ld/context.ts'
import { isIri, isTypeOrAttribute } from '../ld/iri.ts'
import { parameterFault } from '../query/cursor.ts'
import { type GeoParameters, type GeoQuery, readGeoQuery } from '../query/geo-query.ts'
import { linkDepth, type Query } from '../query/query.ts'
import { readQuery } from '../query/read-query.ts'

/** Which series are meant, as somebody writes it down: names are expanded by `context` (names and IRIs) and the core context. */
export type SelectionGiven = {
  type: string
  attribute: string
  datasetId?: string | undefined
  context?: Readonly<Record<string, string>> | undefined
  q?: string | undefined
  geo?: GeoParameters | undefined
}

/** The series of an attribute of entities of a type, both IRIs: the default instance or one dataset; of entities that match. */
export type Selection = {
  readonly type: string
  readonly attribute: string
  /** Empty for the default instance. */
  readonly dataset: string
  readonly q: Query | undefined
  readonly geo: GeoQuery | undefined
}

const because = {
  name: { th: 'ไม่ใช่ชื่อชนิดหรือแอตทริบิวต์', en: 'It is not the name of a type or attribute.' },
  iri: { th: 'ต้องเป็น IRI', en: 'An IRI is expected.' },
  links: {
    th: 'เงื่อนไขที่ตามความสัมพันธ์ไปยังเอนทิตีอื่นใช้ที่นี่ไม่ได้',
    en: 'Conditions that follow relationships to other entities cannot be used here.',
  },
}

/** Reads a selection. Throws BadRequestData, or TooComplexQuery, naming the member. */
export function readSelection(given: SelectionGiven): Selection {
  const context = contextOf(given.context ?? {})
  for (const member of ['type', 'attribute'] as const)
    if (!isTypeOrAttribute(given[member])) throw parameterFault(member, because.name)
  if (given.datasetId !== undefined && !isIri(given.datasetId))
    throw parameterFault('datasetId', because.iri)
  const q = given.q === undefined ? undefined : readQuery(given.q, { context })
  if (q && linkDepth(q) > 0) throw parameterFault('q', because.links)
  return {
    type: expandName(context, given.type),
    attribute: expandName(context, given.attribute),
    dataset: given.datasetId ?? '',
    q,
    geo: given.geo && readGeoQuery(given.geo, context),
  }
}

function contextOf(names: Readonly<Record<string, string>>): Context {
  const terms = new Map(Object.entries(names))
  for (const iri of terms.values()) if (!isIri(iri)) throw parameterFault('context', because.iri)
  return makeContext(`names ${JSON.stringify([...terms])}`, terms, new Map())
}
