import { expect, test } from 'vitest'
import { anEntity, at, withCity } from '../../../test/context/city.ts'
import { coreContext as context } from '../ld/compile-context.ts'
import { compilePattern } from '../query/pattern.ts'
import { readQuery } from '../query/read-query.ts'
import { readTypeSelection } from '../query/type-selection.ts'
import { toCreate } from '../write/index.ts'
import { findEntities } from './index.ts'

const hostile = ['(x+x+)+y', '(?i)(x+)*y', '(x|xx|xxx){300}y', '((x?){30}){30}y']

/** The longest that others had to wait while something ran, and how long it ran, in milliseconds. */
async function waits(work: () => Promise<unknown>): Promise<{ longest: number; whole: number }> {
  let longest = 0
  let last = performance.now()
  const begun = last
  const tick = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    timer = setImmediate(tick)
  }
  let timer = setImmediate(tick)
  await work()
  clearImmediate(timer)
  return { longest, whole: performance.now() - begun }
}

test(
  'hostile patterns over many long texts leave others their turn, and find what they should',
  () =>
    withCity(async ({ db, space, write }) => {
      const long = 'x'.repeat(3_000)
      const made = Array.from({ length: 600 }, (_, number) =>
        toCreate(anEntity(`Bus:${number}`, { name: number === 599 ? 'xxxy' : long })),
      )
      await write(1, ...made)
      const entities = [{ types: readTypeSelection('Bus', context) }]
      for (const pattern of hostile) {
        const q = readQuery(`name~="${pattern}"`, { context })
        const ask = () =>
          findEntities(db, space, { entities, q }, { limit: 20, offset: 0, count: true }, at(5))
        await ask()
        const { longest, whole } = await waits(async () => {
          // What is matched 600 times must be met in between.
          expect(await ask()).toMatchObject({ total: pattern.startsWith('(x|') ? 0 : 1 })
        })
        expect(longest / whole, pattern).toBeLessThan(0.5)
      }
      const ids = { ...entities[0], idPattern: compilePattern('(.*)*(.*)*9{2}$') }
      const byId = await findEntities(
        db,
        space,
        { entities: [ids] },
        { limit: 20, offset: 0 },
        at(5),
      )
      expect(byId.found.map(({ entity }) => entity.id.slice(16))).toEqual([
        '99',
        '199',
        '299',
        '399',
        '499',
        '599',
      ])
    }),
  60_000,
)

test('a pattern costs no more than its bound, however long the text', () => {
  const pattern = compilePattern('(?i)(x+)*y')
  const costOf = (length: number) => {
    const text = `${'x'.repeat(length)}y`
    const begun = performance.now()
    const found = pattern?.matches(text)
    return { found, took: performance.now() - begun }
  }
  costOf(100_000)
  const [short, endless] = [costOf(120_000), costOf(6_000_000)]
  expect(costOf(1_000).found).toBe(true)
  expect(endless.found).toBe(false)
  // 50 times as long, and no more than a few times as much work.
  expect(endless.took / short.took).toBeLessThan(10)
})
