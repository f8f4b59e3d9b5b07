import { expect, test } from 'vitest'
import { makeQueue } from './queue.ts'

/** Work that runs until it is let go. */
function aWork() {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { end, ended }
}

test('so many run at once, the rest in the order they came, and one too many is refused', async () => {
  const queue = makeQueue(2, 3, () => new Error('full'))
  const works = Array.from({ length: 5 }, aWork)
  const begun: number[] = []
  const done = works.map(({ ended }, i) =>
    queue.run(async () => {
      begun.push(i)
      await ended
      return i
    }),
  )
  await expect(queue.run(async () => 'one too many')).rejects.toThrow('full')
  expect(begun).toEqual([0, 1])
  works[1]?.end()
  await done[1]
  expect(begun).toEqual([0, 1, 2])
  for (const { end } of works) end()
  expect(await Promise.all(done)).toEqual([0, 1, 2, 3, 4])
  expect(begun).toEqual([0, 1, 2, 3, 4])
  expect(await queue.run(async () => 'free again')).toBe('free again')
})

test('work that fails gives its place back', async () => {
  const queue = makeQueue(1, 1, () => new Error('full'))
  const failing = queue.run(async () => {
    throw new Error('broken')
  })
  const next = queue.run(async () => 'next')
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('next')
  expect(await queue.run(async () => 'later')).toBe('later')
})
