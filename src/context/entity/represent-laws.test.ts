import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import { isObject, type Json, type JsonObject } from '../json.ts'
import { compileContext, coreContext } from '../ld/compile-context.ts'
import { coreContextDocument, defaultVocab, ngsiLd } from '../ld/core-context.ts'
import { anEntity } from './arbitrary-entity.ts'
import type { Attributes, Entity } from './entity.ts'
import { readEntity } from './read-entity.ts'
import { type Format, represent } from './represent.ts'

const context = coreContext
const write = (entity: Entity, format: Format = 'normalized') =>
  represent(entity, { context, format })

describe('laws', () => {
  test('what is written, normalised or concise, reads back as it was', () => {
    fc.assert(
      fc.property(anEntity, (given) => {
        const read = readEntity(given, context)
        expect(write(read)).toEqual(given)
        for (const format of ['normalized', 'concise'] as const)
          expect(readEntity(write(read, format), context)).toEqual(read)
      }),
      { numRuns: 1000 },
    )
  })

  test('so does it by a context that shortens other names', async () => {
    const user = await compileContext(
      {
        v: `${defaultVocab}speed`,
        speed: 'https://a.example/x#heading',
        Box: 'https://a.example/Box',
        b: 'urn:b:',
      },
      () => Promise.reject(),
    )
    fc.assert(
      fc.property(anEntity, (given) => {
        const read = readEntity(given, context)
        const written = represent(read, { context: user, format: 'concise' })
        expect(readEntity(written, user)).toEqual(read)
      }),
      { numRuns: 300 },
    )
  })

  test('attributes, types and vocabulary expand as jsonld expands them', async () => {
    const user = {
      v: 'https://a.example/v',
      speed: 'https://a.example/x#speed',
      Public: 'https://a.example/Public',
    }
    const compiled = await compileContext(user, () => Promise.reject())
    const document = [user, coreContextDocument()['@context']] as Json
    await fc.assert(
      fc.asyncProperty(anEntity, async (given) => {
        const plain = withPlainValues(given) as JsonObject
        const [theirs] = await jsonld.expand({ ...plain, '@context': document })
        const ours = readEntity(plain, compiled)
        expect(theirs?.['@id']).toBe(ours.id)
        expect(theirs?.['@type']).toEqual(ours.types)
        expect(shapeOfExpanded(theirs as JsonObject)).toEqual(shapeOfAttributes(ours.attributes))
      }),
      { numRuns: 200 },
    )
  })
})

/** Puts numbers for values: those are kept as they are, while jsonld would expand what is in them. */
function withPlainValues(given: Json): Json {
  if (Array.isArray(given)) return given.map(withPlainValues)
  if (!isObject(given)) return given
  const written: JsonObject = {}
  for (const [name, one] of Object.entries(given)) {
    if (name === 'value') written[name] = given.type === 'GeoProperty' ? one : 1
    else if (name === 'json') written[name] = [1]
    else if (name === 'valueList') written[name] = [1]
    else written[name] = withPlainValues(one)
  }
  return written
}

/** The names of attributes with their types, vocabulary, objects and attributes, of an entity as we keep it. */
function shapeOfAttributes(attributes: Attributes | undefined): Json {
  const shape: JsonObject = {}
  for (const [iri, instances] of attributes ?? [])
    shape[iri] = instances.map(
      ({ kind, value, attributes: subs, objectType, valueType, datasetId }) => ({
        kind: ngsiLd + kind,
        objects: kind === 'Relationship' || kind === 'VocabProperty' ? [value].flat() : [],
        types: [...(objectType ?? []), ...(valueType ? [valueType] : [])],
        dataset: datasetId ?? null,
        below: shapeOfAttributes(subs),
      }),
    )
  return shape
}

/** The same, of an entity as jsonld expands it. */
function shapeOfExpanded(node: JsonObject): Json {
  const shape: JsonObject = {}
  for (const [iri, instances] of Object.entries(node)) {
    if (iri.startsWith('@') || iri.startsWith(ngsiLd) !== iri.startsWith(defaultVocab)) continue
    shape[iri] = (instances as JsonObject[]).map((instance) => {
      const ids = (name: string) =>
        ((instance[ngsiLd + name] ?? []) as JsonObject[]).map((one) => one['@id'] as string)
      return {
        kind: (instance['@type'] as string[])[0] as string,
        objects: [...ids('hasObject'), ...ids('hasVocab')],
        types: [...ids('hasObjectType'), ...ids('hasValueType')],
        dataset: ids('datasetId')[0] ?? null,
        below: shapeOfExpanded(instance),
      }
    })
  }
  return shape
}
