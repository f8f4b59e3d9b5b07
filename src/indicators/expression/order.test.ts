import { expect, test } from 'vitest'
import { orderByDependency } from './index.ts'

test('an indicator comes after all it reads', () => {
  const reads = new Map([
    ['index', ['air', 'water']],
    ['air', ['pm25']],
    ['water', ['air', 'flow']],
  ])
  expect(orderByDependency(reads)).toEqual({ ok: true, order: ['air', 'water', 'index'] })
})

test('a circle is shown as it runs', () => {
  const reads = new Map([
    ['above', ['a']],
    ['a', ['b', 'input']],
    ['b', ['c']],
    ['c', ['a']],
  ])
  expect(orderByDependency(reads)).toEqual({ ok: false, circle: ['a', 'b', 'c'] })
  expect(orderByDependency(new Map([['self', ['self']]]))).toEqual({ ok: false, circle: ['self'] })
})

test('a long chain is no burden', () => {
  const chain = new Map(Array.from({ length: 20_000 }, (_, i) => [`i${i}`, [`i${i + 1}`]]))
  expect(orderByDependency(chain)).toMatchObject({ ok: true })
})
