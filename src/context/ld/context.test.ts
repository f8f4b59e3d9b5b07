import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import type { Json } from '../json.ts'
import { compileContext, coreContext, type LoadContext } from './compile-context.ts'
import { compactName, expandName } from './context.ts'
import { coreContextDocument, coreContextUrl, coreTermsOf, defaultVocab } from './core-context.ts'
import { editions } from './core-terms.ts'

const nowhere: LoadContext = (url) => Promise.reject(new Error(`asked for ${url}`))
const compile = (context: Json, load = nowhere) => compileContext(context, load)

describe('the core context', () => {
  test('has the terms of each published edition', () => {
    const sizes = editions.map((edition) => coreTermsOf(edition).size)
    expect(sizes).toEqual([105, 112, 119, 142, 147, 172, 205])
  })

  test('names the members of an attribute apart from the terms that are written', () => {
    expect(expandName(coreContext, 'value')).toBe('https://uri.etsi.org/ngsi-ld/hasValue')
    expect(expandName(coreContext, 'description')).toBe('http://purl.org/dc/terms/description')
    expect(expandName(coreContext, 'Point')).toBe('https://purl.org/geojson/vocab#Point')
    expect(expandName(coreContext, 'airQuality')).toBe(`${defaultVocab}airQuality`)
  })

  test('alone is one context, by whatever road it comes', async () => {
    expect(await compile([])).toBe(coreContext)
    expect(await compile([coreContextUrl()])).toBe(coreContext)
    expect(await compileContext(undefined, nowhere)).toBe(coreContext)
  })

  test('cannot be redefined, before it or after it', async () => {
    const shadow = {
      value: 'https://evil.example/value',
      type: 'https://evil.example/type',
      speed: 'https://a.example/speed',
    }
    for (const context of [
      [shadow, coreContextUrl()],
      [coreContextUrl(), shadow],
    ] as Json[]) {
      const compiled = await compile(context)
      expect(expandName(compiled, 'value')).toBe('https://uri.etsi.org/ngsi-ld/hasValue')
      expect(compactName(compiled, 'https://evil.example/value')).toBe('https://evil.example/value')
      expect(expandName(compiled, 'speed')).toBe('https://a.example/speed')
    }
  })
})

describe('a user context', () => {
  test('does not shorten a default name to a term that it maps elsewhere', async () => {
    const compiled = await compile({ speed: 'https://a.example/speed' })
    expect(compactName(compiled, `${defaultVocab}speed`)).toBe('ngsi-ld:default-context/speed')
    expect(expandName(compiled, 'ngsi-ld:default-context/speed')).toBe(`${defaultVocab}speed`)
    expect(compactName(compiled, `${defaultVocab}heading`)).toBe('heading')
    expect(compactName(compiled, 'https://a.example/speed')).toBe('speed')
  })

  test('keeps its @vocab to its own definitions: other names are in the default vocabulary', async () => {
    const compiled = await compile({ '@vocab': 'https://v.example/', knows: { '@type': '@id' } })
    expect(expandName(compiled, 'knows')).toBe('https://v.example/knows')
    expect(expandName(compiled, 'likes')).toBe(`${defaultVocab}likes`)
  })

  test('writes names with its prefixes, when no term fits', async () => {
    const compiled = await compile({
      ex: 'https://ex.example/#',
      notPrefix: { '@id': 'https://ex.example/#a' },
    })
    expect(expandName(compiled, 'ex:speed')).toBe('https://ex.example/#speed')
    expect(compactName(compiled, 'https://ex.example/#speed')).toBe('ex:speed')
    expect(compactName(compiled, 'https://ex.example/#abc')).toBe('ex:abc')
    expect(expandName(compiled, 'ex://speed')).toBe('ex://speed')
  })

  test('is known by its content, not by its address', async () => {
    const load: LoadContext = async () => ({
      '@context': { b: 'https://x.example/b', a: 'https://x.example/a' },
    })
    const loaded = await compile('https://one.example/context.jsonld', load)
    const given = await compile([{ a: 'https://x.example/a' }, { b: 'https://x.example/b' }])
    expect(loaded.key).toBe(given.key)
    expect(loaded.key).not.toBe((await compile({ a: 'https://x.example/b' })).key)
  })

  test('follows references from where they stand', async () => {
    const asked: string[] = []
    const load: LoadContext = async (url) => {
      asked.push(url)
      return url.endsWith('compound')
        ? { '@context': ['./sub', coreContextUrl('1.8')] }
        : { '@context': { sub: 'https://x.example/sub' } }
    }
    const compiled = await compile('https://h.example/contexts/compound', load)
    expect(asked).toEqual(['https://h.example/contexts/compound', 'https://h.example/contexts/sub'])
    expect(expandName(compiled, 'sub')).toBe('https://x.example/sub')
  })

  test.each([
    ['a scoped context', { a: { '@id': 'https://x.example/a', '@context': {} } }],
    ['@import', { '@import': 'https://x.example/c' }],
    ['@reverse', { a: { '@reverse': 'https://x.example/a' } }],
    ['an unknown keyword', { '@surprise': 1 }],
    ['a definition in a circle', { a: 'b:x', b: 'a:y' }],
    ['a term without meaning', { a: null }],
    ['a number', 7],
    ['an address that is none', 'not an address'],
    ['a list in a list', [[{}]]],
  ] as [string, Json][])('refuses %s', async (_, context) => {
    await expect(compile(context)).rejects.toMatchObject({
      kind: { uri: 'https://uri.etsi.org/ngsi-ld/errors/BadRequestData' },
    })
  })

  test('that includes itself is refused at once; a document that is none is bad data', async () => {
    const circle: LoadContext = async (url) => ({
      '@context': [url.endsWith('a') ? 'https://x.example/b' : 'https://x.example/a'],
    })
    await expect(compile('https://x.example/a', circle)).rejects.toMatchObject({
      kind: { status: 400 },
    })
    for (const document of ['<html>', { terms: {} }, null, []])
      await expect(compile('https://x.example/a', async () => document)).rejects.toMatchObject({
        kind: { status: 400 },
      })
  })

  test('is bounded in depth, documents and terms', async () => {
    let next = 0
    const deeper: LoadContext = async () => ({ '@context': `https://x.example/${next++}` })
    await expect(compile('https://x.example/start', deeper)).rejects.toMatchObject({
      kind: { status: 400 },
    })
    expect(next).toBe(8)
    const many = Object.fromEntries(
      Array.from({ length: 11 }, (_, at) => [`t${at}`, 'https://x.example/t']),
    )
    await expect(
      compileContext(many, nowhere, { depth: 8, documents: 64, terms: 10 }),
    ).rejects.toMatchObject({ kind: { status: 400 } })
  })

  test('takes terms called like members of the language', async () => {
    const hostile = JSON.parse(
      '{"__proto__": "https://x.example/p", "constructor": "https://x.example/c"}',
    )
    const compiled = await compile(hostile)
    expect(expandName(compiled, 'constructor')).toBe('https://x.example/c')
    expect(expandName(coreContext, 'constructor')).toBe(`${defaultVocab}constructor`)
    expect(expandName(coreContext, 'toString')).toBe(`${defaultVocab}toString`)
  })
})

const iris = [
  'https://a.example/',
  'https://a.example/x#',
  'https://a.example/x',
  'urn:b:',
  'https://a.example/x#speed',
]
const names = ['a', 'b', 'speed', 'Vehicle', 'ข้อมูล']
const anIri = fc.oneof(
  fc.constantFrom(...iris),
  fc.tuple(fc.constantFrom(...iris), fc.constantFrom(...names)).map(([iri, name]) => iri + name),
  fc.constantFrom(...names).map((name) => defaultVocab + name),
  fc.constantFrom('https://uri.etsi.org/ngsi-ld/hasValue', 'https://uri.etsi.org/ngsi-ld/q'),
)
const aDefinition = fc.oneof(
  anIri,
  anIri.map((iri) => ({ '@id': iri })),
  fc.tuple(anIri, fc.boolean()).map(([iri, prefix]) => ({ '@id': iri, '@prefix': prefix })),
)
const aContext = fc.dictionary(fc.constantFrom(...names), aDefinition, { noNullPrototype: true })
const aName = fc.oneof(
  fc.constantFrom(...names, 'value', 'location', 'Property'),
  fc
    .tuple(fc.constantFrom(...names, 'ngsi-ld'), fc.constantFrom(...names))
    .map(([a, b]) => `${a}:${b}`),
  anIri,
)
const coreDocument = coreContextDocument()['@context']

describe('against the general JSON-LD algorithms', () => {
  test('names expand as jsonld expands them', async () => {
    await fc.assert(
      fc.asyncProperty(aContext, fc.array(aName, { minLength: 1 }), async (user, given) => {
        const [expanded] = await jsonld.expand({ '@context': [user, coreDocument], '@type': given })
        const compiled = await compile(user)
        expect(given.map((name) => expandName(compiled, name))).toEqual(expanded?.['@type'])
      }),
      { numRuns: 300 },
    )
  })

  test('IRIs compact to a name that is never longer than that of jsonld, and expand back', async () => {
    await fc.assert(
      fc.asyncProperty(aContext, anIri, async (user, iri) => {
        const compiled = await compile(user)
        const name = compactName(compiled, iri)
        expect(expandName(compiled, name)).toBe(iri)
        const theirs = await jsonld.compact({ '@type': iri }, [user, coreDocument]).then(
          (document) => document.type as string,
          () => iri,
        )
        // A core term is written even where a user's term would be shorter.
        const isCore = compactName(coreContext, iri) === name
        if (!isCore && expandName(compiled, theirs) === iri)
          expect(name.length).toBeLessThanOrEqual(theirs.length)
      }),
      { numRuns: 300 },
    )
  })
})
