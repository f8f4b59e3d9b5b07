import type { Json, JsonObject } from '../json.ts'
import { compactName, expandName } from '../ld/context.ts'
import { isTypeOrAttribute } from '../ld/iri.ts'
import { resourceNotFound } from '../problems.ts'
import { parameterFault } from '../query/cursor.ts'
import { findAttribute, listAttributes, listTypes } from '../read/index.ts'
import { sendJson } from './answer.ts'
import type { Call, InterfaceDeps } from './call.ts'
import { readFlag } from './parameters.ts'
import type { Register } from './route.ts'

/** Which types and attributes there are. Source: CIM 009 5.7.5 to 5.7.10, 5.2.24 to 5.2.28. */
export function discoveryRoutes(register: Register, { db }: InterfaceDeps) {
  register({
    method: 'GET',
    url: '/types',
    summary: 'Types of the entities there are',
    action: 'city-data.read',
    parameters: ['details', 'local'],
    answer: async (call, reply) => {
      const types = await listTypes(db, call.space)
      const name = namer(call)
      const body: Json = readFlag(call.parameters, 'details')
        ? types.map(({ iri, attributes }) => ({
            id: iri,
            type: 'EntityType',
            typeName: name(iri),
            attributeNames: attributes.map(name),
          }))
        : {
            id: `urn:ngsi-ld:EntityTypeList:${call.space.name}`,
            type: 'EntityTypeList',
            typeList: types.map(({ iri }) => name(iri)),
          }
      return sendJson(call, reply, body)
    },
  })

  register({
    method: 'GET',
    url: '/types/:type',
    summary: 'One type of entities, with its attributes',
    action: 'city-data.read',
    parameters: ['local'],
    answer: async (call, reply) => {
      const iri = nameIn(call, 'type')
      const found = (await listTypes(db, call.space)).find((one) => one.iri === iri)
      if (!found) throw resourceNotFound()
      const name = namer(call)
      const details: JsonObject[] = []
      for (const attribute of found.attributes) {
        const known = await findAttribute(db, call.space, attribute, iri)
        if (known)
          details.push({
            id: attribute,
            type: 'Attribute',
            attributeName: name(attribute),
            attributeTypes: known.kinds,
          })
      }
      return sendJson(call, reply, {
        id: iri,
        type: 'EntityTypeInfo',
        typeName: name(iri),
        entityCount: found.entities,
        attributeDetails: details,
      })
    },
  })

  register({
    method: 'GET',
    url: '/attributes',
    summary: 'Attributes of the entities there are',
    action: 'city-data.read',
    parameters: ['details', 'local'],
    answer: async (call, reply) => {
      const attributes = await listAttributes(db, call.space)
      const name = namer(call)
      const body: Json = readFlag(call.parameters, 'details')
        ? attributes.map(({ iri, types }) => ({
            id: iri,
            type: 'Attribute',
            attributeName: name(iri),
            typeNames: types.map(name),
          }))
        : {
            id: `urn:ngsi-ld:AttributeList:${call.space.name}`,
            type: 'AttributeList',
            attributeList: attributes.map(({ iri }) => name(iri)),
          }
      return sendJson(call, reply, body)
    },
  })

  register({
    method: 'GET',
    url: '/attributes/:attribute',
    summary: 'One attribute, with the types of entities that have it',
    action: 'city-data.read',
    parameters: ['local'],
    answer: async (call, reply) => {
      const found = await findAttribute(db, call.space, nameIn(call, 'attribute'))
      if (!found) throw resourceNotFound()
      const name = namer(call)
      return sendJson(call, reply, {
        id: found.iri,
        type: 'Attribute',
        attributeName: name(found.iri),
        attributeCount: found.entities,
        attributeTypes: found.kinds,
        typeNames: found.types.map(name),
      })
    },
  })
}

function namer({ given }: Call): (iri: string) => string {
  return (iri) => compactName(given.context, iri)
}

/** The name in an address, as an IRI. Throws BadRequestData for what is no name. */
function nameIn({ request, given }: Call, parameter: 'type' | 'attribute'): string {
  const name = (request.params as Record<string, string>)[parameter] ?? ''
  // Members of entities are no attributes.
  if (name === 'id' || name === 'type') throw resourceNotFound()
  if (!isTypeOrAttribute(name))
    throw parameterFault(parameter, { th: 'ไม่ใช่ชื่อที่ใช้ได้', en: 'It is not a name.' })
  return expandName(given.context, name)
}
