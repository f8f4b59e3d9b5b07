import type { Context } from '../ld/context.ts'
import { ngsiLd } from '../ld/core-context.ts'
import { isIri } from '../ld/iri.ts'
import { parameterFault, because as patternBecause } from '../query/cursor.ts'
import { readGeometry, readGeoQuery } from '../query/geo-query.ts'
import { readOrder } from '../query/order.ts'
import { compilePattern } from '../query/pattern.ts'
import { attributesOf, linkDepth } from '../query/query.ts'
import { readAttributeList } from '../query/read-projection.ts'
import { readQuery } from '../query/read-query.ts'
import { readScopeQuery } from '../query/scope-query.ts'
import { readTypeSelection } from '../query/type-selection.ts'
import type { EntityQuery, EntitySelector, Paging } from '../read/index.ts'
import type { Page } from './paging.ts'
import { type Parameters, readFlag } from './parameters.ts'
import type { GivenSelector } from './read-query-body.ts'

/** The parameters that say which entities are asked for, and in which order. */
export const selectionParameters = [
  'type',
  'id',
  'idPattern',
  'q',
  'scopeQ',
  'csf',
  'georel',
  'geometry',
  'coordinates',
  'geoproperty',
  'expandValues',
  'jsonKeys',
  'orderBy',
  'orderFrom',
  'collation',
  'local',
  'splitEntities',
] as const

/**
 * Reads which entities are asked for; `selectors` are those of a body. Refuses what asks for too much: a query names types,
 * attributes or a place, or is for this source alone; ids alone do not do. Throws BadRequestData. Source: CIM 009 5.7.2.4, 6.4.3.2.
 */
export function readEntityQuery(
  parameters: Parameters,
  context: Context,
  selectors?: readonly GivenSelector[],
  joinLevel = 0,
): EntityQuery {
  const text = (name: string) => parameters.get(name)
  const [attrs, q, scopeQ] = [text('attrs'), text('q'), text('scopeQ')]
  const expandValues = text('expandValues')?.split(',')
  const query: EntityQuery = {
    entities: readEntities(parameters, context, selectors),
    attrs: attrs === undefined ? undefined : readAttributeList(attrs, context),
    q: q === undefined ? undefined : readQuery(q, { context, expandValues }),
    scopes: scopeQ === undefined ? undefined : readScopeQuery(scopeQ),
    geo: readGeoQuery(
      {
        georel: text('georel'),
        geometry: text('geometry'),
        coordinates: text('coordinates'),
        geoproperty: text('geoproperty'),
      },
      context,
    ),
  }
  const csf = text('csf')
  if (csf !== undefined) readQuery(csf, { context }, 'csf')
  if (query.q && linkDepth(query.q) > joinLevel) throw parameterFault('q', because.deep)
  const local = readFlag(parameters, 'local')
  if (isTooWide(query, local !== false) && !local) throw parameterFault('type', because.wide)
  return query
}

/** Adds the order to the part of the list that is wanted. Throws BadRequestData. Source: CIM 009 4.23. */
export function withOrder(page: Page, parameters: Parameters, context: Context): Page & Paging {
  const orderBy = parameters.get('orderBy')
  if (orderBy === undefined) return page
  const from = parameters.get('orderFrom')
  const order = readOrder(orderBy, context, {
    from:
      from === undefined
        ? undefined
        : readGeometry(parameters.get('orderGeometry') ?? 'Point', from, 'orderFrom'),
    collation: parameters.get('collation'),
  })
  return { ...page, order }
}

function readEntities(
  parameters: Parameters,
  context: Context,
  selectors: readonly GivenSelector[] | undefined,
): EntitySelector[] | undefined {
  if (selectors) return selectors.map((one) => readSelector(one, context))
  const given: GivenSelector = {}
  for (const name of ['type', 'id', 'idPattern'] as const) {
    const text = parameters.get(name)
    if (text !== undefined) given[name] = text
  }
  return Object.keys(given).length === 0 ? undefined : [readSelector(given, context)]
}

function readSelector({ id, idPattern, type }: GivenSelector, context: Context): EntitySelector {
  const pattern = idPattern === undefined ? undefined : compilePattern(idPattern)
  if (idPattern !== undefined && !pattern)
    throw parameterFault('idPattern', patternBecause.notAPattern)
  const ids = id?.split(',')
  if (ids?.some((one) => !isIri(one))) throw parameterFault('id', because.notAnIri)
  return {
    types: type === undefined ? undefined : readTypeSelection(type, context),
    ids,
    // An id goes before a pattern of ids.
    idPattern: ids ? undefined : pattern,
  }
}

const systemNames = new Set(
  ['createdAt', 'modifiedAt', 'deletedAt', 'observedAt', 'expiresAt', 'scope'].map(
    (name) => ngsiLd + name,
  ),
)

/** Ids and names of the system alone leave too much in; so do all types where other sources may be asked too. */
function isTooWide({ entities, attrs, q, geo }: EntityQuery, mayBeOfAll: boolean): boolean {
  const hasNarrow = entities?.every(
    ({ types }) => types !== undefined && (mayBeOfAll || types !== 'any'),
  )
  if (hasNarrow || geo) return false
  const names = [...(attrs ?? []), ...(q ? attributesOf(q) : [])]
  return names.every((name) => systemNames.has(name) || name === '@id' || name === '@type')
}

const because = {
  wide: {
    th: 'ต้องระบุ type, attrs, q หรือเงื่อนไขพื้นที่อย่างน้อยหนึ่งอย่าง หรือ local=true',
    en: 'At least one of type, attrs, q, a geo query or local=true is needed.',
  },
  deep: {
    th: 'อ้างเอนทิตีที่เชื่อมโยงลึกกว่า joinLevel',
    en: 'It follows relationships further than join and joinLevel do.',
  },
  notAnIri: { th: 'ต้องเป็น URI', en: 'A URI is expected.' },
}
