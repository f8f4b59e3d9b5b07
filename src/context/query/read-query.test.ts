import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEntity } from '../entity/read-entity.ts'
import { coreContext } from '../ld/compile-context.ts'
import { defaultVocab } from '../ld/core-context.ts'
import { matchesQuery } from './evaluate.ts'
import { attributesOf, linkDepth } from './query.ts'
import { readQuery } from './read-query.ts'

const context = coreContext
const entity = readEntity({ id: 'urn:e:1', type: 'T', ab1: 1 }, context)
const judge = (q: string, of = entity) => matchesQuery(readQuery(q, { context }), of)

describe('reading a query', () => {
  test('gives a tree of IRIs and typed values', () => {
    expect(readQuery('pm25.quality>=0.5;name!="a","b"', { context })).toEqual({
      kind: 'and',
      terms: [
        {
          kind: 'order',
          path: { links: [], attributes: [`${defaultVocab}pm25`, `${defaultVocab}quality`] },
          operator: '>=',
          value: { type: 'number', value: 0.5 },
        },
        {
          kind: 'equals',
          path: { links: [], attributes: [`${defaultVocab}name`] },
          operand: {
            kind: 'list',
            values: [
              { type: 'text', value: 'a' },
              { type: 'text', value: 'b' },
            ],
          },
          negated: true,
        },
      ],
    })
  })

  test('tells how deep it links, and for which attributes it asks', () => {
    const query = readQuery('a{b{c}}==1|d.e[f]>2', { context })
    expect(linkDepth(query)).toBe(2)
    expect(attributesOf(query)).toEqual(new Set([`${defaultVocab}a`, `${defaultVocab}d`]))
  })

  test('takes IRIs as names', () => {
    expect(readQuery('https://t.example/v1.0/speed>5', { context })).toMatchObject({
      path: { attributes: ['https://t.example/v1.0/speed'] },
    })
  })

  test.each<[string, number]>([
    ['', 0],
    ['pm25>', 5],
    ['pm25=5', 4],
    ['pm25==', 6],
    ['pm25 > 5', 0],
    ['pm25>5)', 6],
    ['(pm25>5', 7],
    ['pm25>5;', 7],
    ['pm25>5;;name', 7],
    ['1name', 0],
    ['a..b', 1],
    ['a[', 2],
    ['a[]==1', 2],
    ['a{b', 3],
    ['a{}', 2],
    ['a>1..2', 3],
    ['a>1,2', 3],
    ['a>true', 6],
    ['a>word', 6],
    ['a==1..x', 7],
    ['a==1.."x"', 9],
    ['a=="x', 3],
    ['a=="\\x"', 3],
    ['a~=', 3],
    ['a~="(x"', 3],
    ['a~="(?=x)"', 3],
    ['a~="x{1001}"', 3],
    ['a~="(x)\\\\1"', 3],
  ])('refuses %j at %i', (q, position) => {
    try {
      readQuery(q, { context })
    } catch (fault) {
      expect(fault).toMatchObject({
        kind: { uri: 'https://uri.etsi.org/ngsi-ld/errors/BadRequestData' },
        facts: { members: { parameter: 'q' } },
      })
      expect((fault as { facts: { members: object } }).facts.members).toMatchObject({ position })
      return
    }
    throw new Error(`took ${q}`)
  })

  test.each([
    ['text', 'a'.repeat(8193)],
    ['terms', Array.from({ length: 101 }, () => 'a').join(';')],
    ['values', `a==${Array.from({ length: 600 }, () => '1').join(',')}`],
    ['parentheses', `${'('.repeat(4000)}a${')'.repeat(4000)}`],
    ['links', `${'a{'.repeat(1000)}b${'}'.repeat(1000)}`],
    ['levels', Array.from({ length: 100 }, () => 'a').join('.')],
  ])('bounds its %s', (_, q) => {
    expect(() => readQuery(q, { context })).toThrow(
      expect.objectContaining({ kind: expect.objectContaining({ status: 403 }) }),
    )
  })

  test('never throws but what it declares, on any text', () => {
    const sign = fc.constantFrom(...'ab1."\\;|()[]{}=!<>~,:-*'.split(''), 'urn:', '==', '..', '~=')
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 30 }).map((signs) => signs.join('')),
        (q) => {
          try {
            judge(q)
          } catch (fault) {
            expect(fault).toHaveProperty('kind.uri')
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})
