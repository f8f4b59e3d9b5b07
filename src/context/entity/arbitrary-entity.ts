import fc from 'fast-check'
import { type Json, type JsonObject, put } from '../json.ts'

/** Random entities in normalised form, for the laws of reading and writing. Names are terms and IRIs; values of all types. */

const names = ['speed', 'ความเร็ว', 'colour', 'https://a.example/x#heading', 'urn:b:note']
const iri = fc.nat(99).map((number) => `urn:ngsi-ld:Thing:${number}`)
const oneOrMore = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(one, fc.array(one, { minLength: 2, maxLength: 3 }))
const text = fc.string({ maxLength: 8 }).filter((value) => value !== 'urn:ngsi-ld:null')
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** A value of a property: JSON without null, its objects with keys that could be taken for members of an attribute. */
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalar.map((one) => (Object.is(one, -0) ? 0 : one)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'type',
        'value',
        'object',
        'json',
        'city',
        'unitCode',
        'dataset',
        'coordinates',
      ),
      tie('value'),
      {
        maxKeys: 3,
        noNullPrototype: true,
      },
    ),
  ),
})).value

const point = fc
  .tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -90, max: 90 }))
  .map((coordinates) => ({ type: 'Point', coordinates: [...coordinates] }))

const valued: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ type: fc.constant('Property'), value }),
  fc.record({
    type: fc.constant('Property'),
    value,
    unitCode: fc.constant('GQ'),
    valueType: fc.constant('Level'),
  }),
  fc.record({ type: fc.constant('Property'), value: point }),
  fc.record({ type: fc.constant('GeoProperty'), value: point }),
  fc.record({ type: fc.constant('Relationship'), object: oneOrMore(iri) }),
  fc.record({ type: fc.constant('Relationship'), object: iri, objectType: fc.constant('Stop') }),
  fc.record({
    type: fc.constant('VocabProperty'),
    vocab: oneOrMore(fc.constantFrom('Public', 'urn:v:Air')),
  }),
  fc.record({ type: fc.constant('ListProperty'), valueList: fc.array(value, { maxLength: 3 }) }),
  fc.record({
    type: fc.constant('ListRelationship'),
    objectList: fc.array(fc.record({ object: iri }, { noNullPrototype: true }), { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('JsonProperty'),
    json: value.map((one) => (typeof one === 'object' ? one : [one])),
  }),
  fc.record({
    type: fc.constant('LanguageProperty'),
    languageMap: fc.dictionary(fc.constantFrom('th', 'en', 'en-GB', '@none'), oneOrMore(text), {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
  }),
)

const moment = fc.constantFrom('2026-11-23T22:00:00Z', '2020-02-29T12:30:00.123456Z')
const below = fc.dictionary(fc.constantFrom('accuracy', 'urn:b:note'), valued, {
  maxKeys: 2,
  noNullPrototype: true,
})

const instance: fc.Arbitrary<JsonObject> = fc
  .tuple(valued, below, fc.option(moment, { nil: undefined }))
  .map(([own, subs, observedAt]) => ({
    ...subs,
    ...own,
    ...(observedAt !== undefined && { observedAt }),
  }))

const attribute: fc.Arbitrary<Json> = fc.oneof(
  instance,
  fc
    .tuple(instance, instance)
    .map(([one, other]) => [one, { ...other, datasetId: 'urn:ngsi-ld:Dataset:1' }]),
)

/** An entity in normalised form for the core context, as a request would bring it. */
export const anEntity: fc.Arbitrary<JsonObject> = fc
  .record({
    number: fc.nat(999),
    types: fc.uniqueArray(fc.constantFrom('Station', 'Device', 'https://a.example/Box'), {
      minLength: 1,
    }),
    scopes: fc.uniqueArray(fc.constantFrom('/Yala', '/Yala/Betong', 'Trang'), { maxLength: 2 }),
    attributes: fc.array(fc.tuple(fc.constantFrom(...names), attribute), { maxLength: 4 }),
  })
  .map(({ number, types, scopes, attributes }) => {
    const entity: JsonObject = {
      id: `urn:ngsi-ld:Entity:${number}`,
      type: types.length === 1 ? (types[0] as string) : types,
      ...(scopes.length > 0 && { scope: scopes.length === 1 ? (scopes[0] as string) : scopes }),
    }
    for (const [name, one] of attributes) put(entity, name, one)
    return entity
  })
