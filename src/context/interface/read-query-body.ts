import { entityFault } from '../entity/faults.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'
import type { Parameters } from './parameters.ts'

const texts = ['q', 'csf', 'scopeQ', 'lang', 'join', 'geometryProperty', 'collation'] as const
const lists = [
  'attrs',
  'pick',
  'omit',
  'datasetId',
  'containedBy',
  'expandValues',
  'jsonKeys',
] as const

/** One EntitySelector of a query in a body. */
export type GivenSelector = { id?: string; idPattern?: string; type?: string }

/** A query in a body, as the parameters that say the same in an address, and its selectors of entities. */
export type GivenQuery = { parameters: Parameters; entities: readonly GivenSelector[] | undefined }

/**
 * Reads the data type Query. What an address says otherwise, `parameters` of the request, stays beside it. Throws BadRequestData
 * with the path. Source: CIM 009 5.2.23, 5.2.33, 5.2.43, 6.23.
 */
export function readQueryBody(body: Json | undefined, request: Parameters): GivenQuery {
  if (!isObject(body)) throw entityFault('$', because.notAnObject)
  if (body.type !== 'Query') throw entityFault('type', because.notAQuery)
  if (body.temporalQ !== undefined) throw entityFault('temporalQ', because.notTemporal)
  const parameters = new Map(request)
  for (const name of texts) put(parameters, name, textOf(body, name))
  for (const name of lists) put(parameters, name, listOf(body, name))
  if (body.joinLevel !== undefined) parameters.set('joinLevel', String(body.joinLevel))
  if (body.geoQ !== undefined) addGeo(parameters, objectOf(body, 'geoQ'))
  if (body.ordering !== undefined) addOrdering(parameters, objectOf(body, 'ordering'))
  return { parameters, entities: readSelectors(body.entities) }
}

function addGeo(parameters: Map<string, string>, geo: JsonObject) {
  for (const name of ['georel', 'geometry', 'geoproperty'] as const)
    put(parameters, name, textOf(geo, name, 'geoQ.'))
  if (geo.coordinates !== undefined) parameters.set('coordinates', asText(geo.coordinates))
}

function addOrdering(parameters: Map<string, string>, ordering: JsonObject) {
  put(parameters, 'orderBy', listOf(ordering, 'orderBy', 'ordering.'))
  put(parameters, 'collation', textOf(ordering, 'collation', 'ordering.'))
  put(parameters, 'orderGeometry', textOf(ordering, 'geometry', 'ordering.'))
  if (ordering.coordinates === undefined) return
  if (!Array.isArray(ordering.coordinates))
    throw entityFault('ordering.coordinates', because.notAList)
  parameters.set('orderFrom', JSON.stringify(ordering.coordinates))
}

/** Coordinates in a body are a list, or a text that is one. */
function asText(coordinates: Json): string {
  return typeof coordinates === 'string' ? coordinates : JSON.stringify(coordinates)
}

export function readSelectors(given: Json | undefined): GivenSelector[] | undefined {
  if (given === undefined) return undefined
  if (!Array.isArray(given) || given.length === 0) throw entityFault('entities', because.notAList)
  return given.map((one, at) => {
    const path = `entities[${at}]`
    if (!isObject(one)) throw entityFault(path, because.notAnObject)
    const selector: GivenSelector = {}
    for (const name of ['id', 'idPattern', 'type'] as const) {
      const text =
        name === 'idPattern' ? textOf(one, name, `${path}.`) : listOf(one, name, `${path}.`)
      if (text !== undefined) selector[name] = text
    }
    if (selector.type === undefined) throw entityFault(`${path}.type`, because.missing)
    return selector
  })
}

function put(parameters: Map<string, string>, name: string, value: string | undefined) {
  if (value !== undefined) parameters.set(name, value)
}

function textOf(object: JsonObject, name: string, path = ''): string | undefined {
  const value = object[name]
  if (value !== undefined && typeof value !== 'string')
    throw entityFault(`${path}${name}`, because.notAText)
  return value
}

/** A list of texts, or one text, as one text parted by commas. */
function listOf(object: JsonObject, name: string, path = ''): string | undefined {
  const value = object[name]
  if (value === undefined || typeof value === 'string') return value
  if (!Array.isArray(value) || value.length === 0 || value.some((one) => typeof one !== 'string'))
    throw entityFault(`${path}${name}`, because.notAList)
  return value.join(',')
}

function objectOf(object: JsonObject, name: string): JsonObject {
  const value = object[name]
  if (!isObject(value)) throw entityFault(name, because.notAnObject)
  return value
}

const because = {
  missing: { th: 'ขาดค่านี้', en: 'It is missing.' },
  notTemporal: {
    th: 'ใช้ได้กับการค้นประวัติเท่านั้น',
    en: 'It goes with queries of history only.',
  },
  notAnObject: { th: 'ต้องเป็นวัตถุ JSON', en: 'A JSON object is expected.' },
  notAQuery: { th: 'ต้องเป็น "Query"', en: 'It is "Query".' },
  notAText: { th: 'ต้องเป็นข้อความ', en: 'A text is expected.' },
  notAList: {
    th: 'ต้องเป็นรายการข้อความที่ไม่ว่าง',
    en: 'A list of texts that is not empty is expected.',
  },
}
