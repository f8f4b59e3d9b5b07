import { expect, test } from 'vitest'
import { makeShortMemory } from './short-memory.ts'

const at = (ms: number) => new Date(Date.UTC(2026, 10, 2) + ms)

/** A finding that counts, over secrets that may be taken away. */
function aFinding(...secrets: string[]) {
  const known = new Set(secrets)
  const asked: string[] = []
  const find = async (secret: string) => {
    asked.push(secret)
    return known.has(secret) ? { secret } : undefined
  }
  return { known, asked, find }
}

test('what was found serves for a second and no longer', async () => {
  const { known, asked, find } = aFinding('a')
  const memory = makeShortMemory(find)
  expect(await memory.get('a', at(0))).toEqual({ secret: 'a' })
  known.delete('a')
  expect(await memory.get('a', at(999))).toEqual({ secret: 'a' })
  expect(await memory.get('a', at(1_000))).toBeUndefined()
  expect(asked).toEqual(['a', 'a'])
})

test('what is forgotten is asked for again at once', async () => {
  const { known, find } = aFinding('a')
  const memory = makeShortMemory(find)
  await memory.get('a', at(0))
  known.delete('a')
  memory.forget('a')
  expect(await memory.get('a', at(1))).toBeUndefined()
})

test('many callers at once share one finding', async () => {
  const { asked, find } = aFinding('a')
  const memory = makeShortMemory(find)
  await Promise.all(Array.from({ length: 50 }, () => memory.get('a', at(0))))
  expect(asked).toEqual(['a'])
})

test('guesses push nobody out, and are not remembered', async () => {
  const { asked, find } = aFinding('a', 'b')
  const memory = makeShortMemory(find, { most: 2 })
  await memory.get('a', at(0))
  for (const guess of ['x', 'y', 'z', 'x']) await memory.get(guess, at(1))
  await memory.get('a', at(2))
  expect(asked).toEqual(['a', 'x', 'y', 'z', 'x'])
})

test('at most so many are held: the oldest finding goes', async () => {
  const { asked, find } = aFinding('a', 'b', 'c')
  const memory = makeShortMemory(find, { most: 2 })
  for (const secret of ['a', 'b', 'c', 'b', 'a']) await memory.get(secret, at(0))
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})

test('a failure is told, and not remembered', async () => {
  let fails = true
  const memory = makeShortMemory(async () => {
    if (fails) throw new Error('the database is away')
    return 1
  })
  await expect(memory.get('a', at(0))).rejects.toThrow('away')
  fails = false
  expect(await memory.get('a', at(0))).toBe(1)
})

test('a clock that is set back keeps nothing alive', async () => {
  const { known, find } = aFinding('a')
  const memory = makeShortMemory(find)
  await memory.get('a', at(10_000))
  known.delete('a')
  expect(await memory.get('a', at(5_000))).toBeUndefined()
})
