import { describe, expect, test } from 'vitest'
import type { Json } from '../json.ts'
import { coreContext } from '../ld/compile-context.ts'
import { defaultVocab, ngsiLd } from '../ld/core-context.ts'
import { readEntity } from './read-entity.ts'

const speed = `${defaultVocab}speed`
const bus = { id: 'urn:ngsi-ld:Bus:1', type: 'Bus' }
const read = (members: object) => readEntity({ ...bus, ...members }, coreContext)

function faultOf(action: () => unknown): string {
  try {
    action()
  } catch (fault) {
    const { kind, facts } = fault as { kind: { uri: string }; facts: { members: { path: string } } }
    expect(kind.uri).toBe('https://uri.etsi.org/ngsi-ld/errors/BadRequestData')
    return facts.members.path
  }
  throw new Error('nothing was refused')
}

describe('what is refused, with its place', () => {
  let deep: Json = 1
  for (let level = 0; level < 100; level++) deep = [deep]
  let nested: Json = { value: 1 }
  for (let level = 0; level < 40; level++) nested = { value: 1, below: nested }

  test.each<[string, object, string]>([
    ['no id', { id: undefined }, 'id'],
    ['an id that is no URI', { id: 'bus 1' }, 'id'],
    ['the null as id', { id: 'urn:ngsi-ld:null' }, 'id'],
    ['no type', { type: undefined }, 'type'],
    ['an empty list of types', { type: [] }, 'type'],
    ['a type that is a keyword', { type: 'type' }, 'type'],
    ['a type that is no name', { type: ['Bus', 'a bus'] }, 'type[1]'],
    ['a name with a hyphen', { 'top-speed': 1 }, 'top-speed'],
    ['a name of the language', JSON.parse('{"__proto__": 1}'), '__proto__'],
    ['a keyword', { '@index': 1 }, '@index'],
    ['a reserved name', { observedAt: '2026-01-01T00:00:00Z' }, 'observedAt'],
    ['a member by its IRI', { [`${ngsiLd}hasValue`]: 1 }, `${ngsiLd}hasValue`],
    ['a control character in an id', { id: 'urn:bus:\u0000' }, 'id'],
    ['half a character in an id', { id: 'urn:bus:\ud800' }, 'id'],
    ['a system member by its IRI', { [`${ngsiLd}createdAt`]: 1 }, `${ngsiLd}createdAt`],
    ['the scopes by their IRI', { [`${ngsiLd}scope`]: 1 }, `${ngsiLd}scope`],
    ['NUL in a value', { speed: { value: { a: 'b\u0000' } } }, 'speed.value.a'],
    ['half a character in JSON', { speed: { json: ['\udc00'] } }, 'speed.json'],
    [
      'NUL in a text of a language',
      { speed: { languageMap: { th: '\u0000' } } },
      'speed.languageMap.th',
    ],
    ['NUL in a word', { speed: { vocab: 'a\u0000' } }, 'speed.vocab'],
    ['a number beyond all numbers', { speed: JSON.parse('[1e999]') }, 'speed[0]'],
    ['such a number in JSON', { speed: { json: JSON.parse('{"a":1e999}') } }, 'speed.json'],
    ['the year 0', { speed: { value: 1, observedAt: '0000-12-31T00:00:00Z' } }, 'speed.observedAt'],
    ['null', { speed: null }, 'speed'],
    ['null in a value', { speed: { value: [1, { a: null }] } }, 'speed.value[1].a'],
    ['the NGSI-LD null', { speed: 'urn:ngsi-ld:null' }, 'speed'],
    ['the NGSI-LD null as value', { speed: { value: 'urn:ngsi-ld:null' } }, 'speed.value'],
    [
      'the NGSI-LD null in a value',
      { speed: { value: { a: 'urn:ngsi-ld:null' } } },
      'speed.value.a',
    ],
    [
      'the NGSI-LD null in a language',
      { speed: { languageMap: { '@none': 'urn:ngsi-ld:null' } } },
      'speed.languageMap',
    ],
    [
      'the NGSI-LD null among objects',
      { speed: { objectList: ['urn:a:1', 'urn:ngsi-ld:null'] } },
      'speed.objectList[1]',
    ],
    [
      'the NGSI-LD null as dataset',
      { speed: { value: 1, datasetId: 'urn:ngsi-ld:null' } },
      'speed.datasetId',
    ],
    ['an unknown type of attribute', { speed: { type: 'Prop', value: 1 } }, 'speed.type'],
    ['no value', { speed: { type: 'Property' } }, 'speed.value'],
    [
      'no object',
      { speed: { type: 'Relationship', observedAt: '2026-01-01T00:00:00Z' } },
      'speed.object',
    ],
    ['only a member', { speed: { unitCode: 'KMH' } }, 'speed.value'],
    ['two values', { speed: { value: 1, object: 'urn:a:1' } }, 'speed'],
    [
      'a value of another type',
      { speed: { type: 'Relationship', object: 'urn:a:1', value: 3 } },
      'speed.value',
    ],
    [
      'a unit of a relationship',
      { speed: { object: 'urn:a:1', unitCode: 'KMH' } },
      'speed.unitCode',
    ],
    ['a member of answers', { speed: { value: 1, previousValue: 0 } }, 'speed.previousValue'],
    ['an object that is no URI', { speed: { object: 'stop 1' } }, 'speed.object'],
    ['a list of objects that is none', { speed: { objectList: 'urn:a:1' } }, 'speed.objectList'],
    ['a language map of numbers', { speed: { languageMap: { th: 1 } } }, 'speed.languageMap.th'],
    [
      'a language that is none',
      { speed: { languageMap: { 'not a tag': 'x' } } },
      'speed.languageMap.not a tag',
    ],
    [
      'a geometry that is unsound',
      { speed: { type: 'GeoProperty', value: { type: 'Point', coordinates: [200, 0] } } },
      'speed.value',
    ],
    ['a place that is no GeoProperty', { location: 'here' }, 'location'],
    [
      'a moment with another zone',
      { speed: { value: 1, observedAt: '2026-01-01T00:00:00+07:00' } },
      'speed.observedAt',
    ],
    [
      'a day that does not exist',
      { speed: { value: 1, observedAt: '2026-02-29T00:00:00Z' } },
      'speed.observedAt',
    ],
    ['a scope that is none', { scope: ['/Yala', '/1'] }, 'scope[1]'],
    ['a context inside', { speed: { value: 1, '@context': {} } }, 'speed.@context'],
    ['a context in a value', { speed: { value: { '@context': {} } } }, 'speed.value.@context'],
    [
      'a typed value with more',
      { speed: { value: { '@type': 'DateTime', '@value': '2026-01-01T00:00:00Z', a: 1 } } },
      'speed.value',
    ],
    ['a dataset twice', { speed: [{ value: 1 }, { value: 2 }] }, 'speed'],
    ['one attribute by two names', { speed: 1, [speed]: 2 }, speed],
    ['a value too deep', { speed: { value: deep } }, `speed.value${'[0]'.repeat(64)}`],
    ['attributes too deep', { speed: nested }, `speed${'.below'.repeat(16)}`],
  ])('%s', (_, members, path) => {
    expect(faultOf(() => read(members))).toBe(path)
  })

  test.each([[[]], ['x'], [7], [null], [undefined]])('a body that is %j', (body) => {
    expect(faultOf(() => readEntity(body, coreContext))).toBe('$')
  })
})
