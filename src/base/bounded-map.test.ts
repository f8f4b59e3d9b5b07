import { expect, test } from 'vitest'
import { makeBoundedMap } from './bounded-map.ts'

test('what was not asked for the longest makes room for what is new', () => {
  const map = makeBoundedMap<string>(10)
  map.set('a', 'A', 4)
  map.set('b', 'B', 4)
  expect(map.get('a')).toBe('A')
  map.set('c', 'C', 4)
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual(['A', undefined, 'C'])
})

test('an entry counts once however often it is set, and one beyond the limit is not kept', () => {
  const map = makeBoundedMap<number>(10)
  for (let time = 0; time < 5; time++) map.set('a', time, 9)
  expect([map.size, map.get('a')]).toEqual([1, 4])
  map.set('a', 5, 11)
  expect([map.size, map.get('a')]).toEqual([0, undefined])
  map.set('b', 1, 10)
  expect(map.get('b')).toBe(1)
})

test('all of one beginning go together, and their weight with them', () => {
  const map = makeBoundedMap<number>(3)
  map.set('1.1 a', 1, 1)
  map.set('1.1 b', 2, 1)
  map.set('11.1 a', 3, 1)
  map.deleteFrom('1.1 ')
  expect([map.get('1.1 a'), map.get('1.1 b'), map.get('11.1 a')]).toEqual([undefined, undefined, 3])
  map.set('c', 4, 2)
  expect([map.get('11.1 a'), map.get('c')]).toEqual([3, 4])
})
