import { randomUUID } from 'node:crypto'
import type { Db } from '../../store/db.ts'
import type { JsonObject } from '../json.ts'
import { type Context, compactName } from '../ld/context.ts'
import { resourceNotFound } from '../problems.ts'
import type { Space } from '../space/index.ts'
import { countOf, kindsOf, type Survey, survey } from './survey.ts'

/** Who asks for types and attributes: in which space, in whose names, and when. Nothing is told of what has expired. */
export type Discovery = { db: Db; space: Space; context: Context; now: Date }

/** Source: CIM 009 5.7.5, 5.2.24. */
export async function listTypes(asked: Discovery): Promise<JsonObject> {
  const { types } = await surveyOf(asked)
  return {
    id: `urn:ngsi-ld:EntityTypeList:${randomUUID()}`,
    type: 'EntityTypeList',
    typeList: types.map(({ iri }) => compactName(asked.context, iri)),
  }
}

/** Source: CIM 009 5.7.6, 5.2.25. */
export async function describeTypes(asked: Discovery): Promise<JsonObject[]> {
  const { types, pairs } = await surveyOf(asked)
  return types.map(({ iri }) => ({
    id: iri,
    type: 'EntityType',
    typeName: compactName(asked.context, iri),
    attributeNames: pairs
      .filter(({ type }) => type === iri)
      .map(({ attribute }) => compactName(asked.context, attribute)),
  }))
}

/** Throws ResourceNotFound for a type that no entity has. Source: CIM 009 5.7.7, 5.2.26. */
export function describeType(asked: Discovery, iri: string): Promise<JsonObject> {
  const { db, space, context, now } = asked
  return db.city(space.tenant, async (tx) => {
    const { types, pairs } = await survey(tx, space, now)
    const found = types.find((type) => type.iri === iri)
    if (!found) throw resourceNotFound()
    const kinds = await kindsOf(
      tx,
      space,
      pairs.filter(({ type }) => type === iri),
      now,
    )
    return {
      id: iri,
      type: 'EntityTypeInfo',
      typeName: compactName(context, iri),
      entityCount: found.entities,
      attributeDetails: [...kinds].map(([attribute, attributeTypes]) => ({
        id: attribute,
        type: 'Attribute',
        attributeName: compactName(context, attribute),
        attributeTypes,
      })),
    }
  })
}

/** Source: CIM 009 5.7.8, 5.2.27. */
export async function listAttributes(asked: Discovery): Promise<JsonObject> {
  return {
    id: `urn:ngsi-ld:AttributeList:${randomUUID()}`,
    type: 'AttributeList',
    attributeList: [...typesByAttribute(await surveyOf(asked)).keys()].map((iri) =>
      compactName(asked.context, iri),
    ),
  }
}

/** Source: CIM 009 5.7.9, 5.2.28. */
export async function describeAttributes(asked: Discovery): Promise<JsonObject[]> {
  return [...typesByAttribute(await surveyOf(asked))].map(([iri, types]) => ({
    id: iri,
    type: 'Attribute',
    attributeName: compactName(asked.context, iri),
    typeNames: types.map((type) => compactName(asked.context, type)),
  }))
}

/**
 * Throws ResourceNotFound for an attribute that no entity has. Its kinds are those that the oldest and newest entities tell which have
 * it. Source: CIM 009 5.7.10, 5.2.28.
 */
export function describeAttribute(asked: Discovery, iri: string): Promise<JsonObject> {
  const { db, space, context, now } = asked
  return db.city(space.tenant, async (tx) => {
    const found = await survey(tx, space, now)
    const pairs = found.pairs.filter(({ attribute }) => attribute === iri)
    if (pairs.length === 0) throw resourceNotFound()
    return {
      id: iri,
      type: 'Attribute',
      attributeName: compactName(context, iri),
      attributeCount: await countOf(tx, space, pairs, found),
      attributeTypes: (await kindsOf(tx, space, pairs, now)).get(iri) ?? [],
      typeNames: pairs.map(({ type }) => compactName(context, type)),
    }
  })
}

function surveyOf({ db, space, now }: Discovery): Promise<Survey> {
  return db.city(space.tenant, (tx) => survey(tx, space, now))
}

function typesByAttribute({ pairs }: Survey): Map<string, string[]> {
  const types = new Map<string, string[]>()
  for (const { attribute, type } of pairs)
    types.set(attribute, [...(types.get(attribute) ?? []), type])
  return types
}
