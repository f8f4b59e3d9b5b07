import { expect, test } from 'vitest'
import { readFlag, readParameters, readWhole, readWords } from './parameters.ts'

const given = (query: object) => readParameters(query, new Set(['count', 'limit', 'options']))
const type = (name: string) => ({ kind: { uri: `https://uri.etsi.org/ngsi-ld/errors/${name}` } })

function thrownBy(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}

test('a name that nobody knows is an invalid request, one given twice is bad data', () => {
  expect(thrownBy(() => given({ limits: '1' }))).toMatchObject(type('InvalidRequest'))
  expect(thrownBy(() => given({ limit: ['1', '2'] }))).toMatchObject(type('BadRequestData'))
  expect(thrownBy(() => given(JSON.parse('{"__proto__":"1"}')))).toMatchObject(
    type('InvalidRequest'),
  )
})

test('flags are true or false and nothing else', () => {
  expect(readFlag(given({ count: 'true' }), 'count')).toBe(true)
  expect(readFlag(given({ count: 'false' }), 'count')).toBe(false)
  expect(readFlag(given({}), 'count')).toBeUndefined()
  for (const count of ['True', '1', 'yes'])
    expect(thrownBy(() => readFlag(given({ count }), 'count'))).toMatchObject(
      type('BadRequestData'),
    )
})

test('numbers are whole and within their bounds', () => {
  const read = (limit: string) => readWhole(given({ limit }), 'limit', { least: 1, most: 1000 })
  expect(read('1000')).toBe(1000)
  for (const limit of ['0', '1001', '-1', '1.5', '1e3', '0x10', ' 1'])
    expect(thrownBy(() => read(limit))).toMatchObject(type('BadRequestData'))
})

test('words are of those known', () => {
  const read = (options: string) => readWords(given({ options }), 'options', ['a', 'b'])
  expect(read('a,b')).toEqual(new Set(['a', 'b']))
  expect(thrownBy(() => read('a,c'))).toMatchObject(type('InvalidRequest'))
})
