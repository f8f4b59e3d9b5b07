import type { Text } from '../../base/text.ts'
import { isObject } from '../json.ts'
import type { Context } from '../ld/context.ts'
import { ngsiLd } from '../ld/core-context.ts'
import { isIri } from '../ld/iri.ts'
import { badRequestData } from '../problems.ts'
import { parameterFault } from '../query/cursor.ts'
import { readGeoQuery } from '../query/geo-query.ts'
import { compilePattern } from '../query/pattern.ts'
import { attributesOf } from '../query/query.ts'
import { readAttributeList } from '../query/read-projection.ts'
import { readQuery } from '../query/read-query.ts'
import { readScopeQuery } from '../query/scope-query.ts'
import { readTypeSelection } from '../query/type-selection.ts'
import type { SubjectOrder } from './candidates.ts'
import type { Choice, Selector } from './choice.ts'

/** The members of a request that choose entities: by GET as parameters, by POST in `entities`, `geoQ` and their like. */
export type ChoiceParameters = {
  type?: unknown
  id?: unknown
  idPattern?: unknown
  entities?: unknown
  attrs?: unknown
  q?: unknown
  scopeQ?: unknown
  csf?: unknown
  georel?: unknown
  geometry?: unknown
  coordinates?: unknown
  geoproperty?: unknown
  expandValues?: unknown
  orderBy?: unknown
  local?: unknown
}

const because = {
  text: { th: 'ต้องเป็นข้อความ', en: 'A text is expected.' },
  list: { th: 'ต้องเป็นรายการวัตถุ', en: 'A list of objects is expected.' },
  uri: { th: 'ต้องเป็น URI', en: 'A URI is expected.' },
  pattern: {
    th: 'นิพจน์ปกติไม่ถูกต้อง (ไวยากรณ์ RE2)',
    en: 'The regular expression is not sound (syntax of RE2).',
  },
  order: { th: 'เรียงได้ตาม id เท่านั้น', en: 'Evolutions are in order of id only.' },
} satisfies Record<string, Text>

/**
 * Reads which entities are asked for, and in which order. Throws BadRequestData naming the parameter, also where the choice is too
 * wide: without type, attribute, query, geometry or `local`. Source: CIM 009 5.7.4.4, 5.2.23.
 */
export function readChoice(
  given: ChoiceParameters,
  context: Context,
): Choice & { order: SubjectOrder } {
  const q = readText('q', given.q)
  const scopeQ = readText('scopeQ', given.scopeQ)
  const csf = readText('csf', given.csf)
  const expandValues = readText('expandValues', given.expandValues)?.split(',')
  // Whatever a filter of sources says: this is the only source.
  if (csf !== undefined) readQuery(csf, { context }, 'csf')
  const query = q === undefined ? undefined : readQuery(q, { context, expandValues })
  const geo = readGeoQuery(
    {
      georel: readText('georel', given.georel),
      geometry: readText('geometry', given.geometry),
      coordinates: given.coordinates,
      geoproperty: readText('geoproperty', given.geoproperty),
    },
    context,
  )
  const selectors = readSelectors(given, context)
  const isNarrow =
    given.local === true ||
    given.local === 'true' ||
    geo !== undefined ||
    selectors.every(({ types }) => types !== undefined) ||
    hasOwnName(namesOf(given.attrs, context)) ||
    (query !== undefined && hasOwnName(attributesOf(query)))
  if (!isNarrow) throw tooWide()
  return {
    selectors,
    q: query,
    geo,
    scopes: scopeQ === undefined ? undefined : readScopeQuery(scopeQ),
    order: readSubjectOrder(readText('orderBy', given.orderBy)),
  }
}

function readSelectors(given: ChoiceParameters, context: Context): Selector[] {
  if (given.entities === undefined) return [readSelector(given, context)]
  if (!Array.isArray(given.entities) || given.entities.length === 0)
    throw parameterFault('entities', because.list)
  return given.entities.map((one) => {
    if (!isObject(one)) throw parameterFault('entities', because.list)
    return readSelector(one, context)
  })
}

function readSelector(
  { type, id, idPattern }: Pick<ChoiceParameters, 'type' | 'id' | 'idPattern'>,
  context: Context,
): Selector {
  const types = readText('type', type)
  const ids = Array.isArray(id) ? id : readText('id', id)?.split(',')
  for (const one of ids ?? [])
    if (typeof one !== 'string' || !isIri(one)) throw parameterFault('id', because.uri)
  const source = readText('idPattern', idPattern)
  const pattern = source === undefined ? undefined : compilePattern(source)
  if (source !== undefined && !pattern) throw parameterFault('idPattern', because.pattern)
  return {
    types: types === undefined ? undefined : readTypeSelection(types, context),
    ids,
    idPattern: pattern,
  }
}

function readSubjectOrder(text: string | undefined): SubjectOrder {
  switch (text) {
    case undefined:
      return 'made'
    case 'id':
    case 'id;asc':
      return 'id'
    case 'id;desc':
      return 'id-descending'
    default:
      throw parameterFault('orderBy', because.order)
  }
}

function namesOf(attrs: unknown, context: Context): Iterable<string> {
  const text = Array.isArray(attrs) ? attrs.join(',') : readText('attrs', attrs)
  return text === undefined ? [] : readAttributeList(text, context)
}

const systemNames = new Set(
  '@id @type createdAt modifiedAt deletedAt expiresAt observedAt'
    .split(' ')
    .flatMap((name) => [name, ngsiLd + name]),
)

function hasOwnName(names: Iterable<string>): boolean {
  return [...names].some((name) => !systemNames.has(name))
}

function readText(name: string, given: unknown): string | undefined {
  if (given === undefined) return undefined
  if (typeof given !== 'string') throw parameterFault(name, because.text)
  return given
}

function tooWide() {
  return badRequestData({
    detail: {
      th: 'คำขอกว้างเกินไป ต้องมี type, attrs, q, georel หรือ local=true',
      en: 'The query is too wide: it needs type, attrs, q, a geo query or local=true.',
    },
  })
}
